// From a desk to the page that citizens read, beside it.
import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';

export const SiteLink = ({ href, children }: { href: string; children: string }) => (
  <Button
    component="a"
    href={href}
    target="_blank"
    rel="noopener"
    variant="default"
    leftSection={<IconExternalLink size={16} aria-hidden />}
  >
    {children}
  </Button>
);
