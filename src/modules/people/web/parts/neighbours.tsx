// To the record before and the one after in the list that the reader came from, at the same section.
import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import { useListSearch } from '#platform/ui/done.tsx';

type Props = { around: { previous: string | null; next: string | null }; list: string; who: string };

export function Neighbours({ around: { previous, next }, list, who }: Props) {
  const { hash } = useLocation();
  const search = useListSearch();
  return (
    <>
      {previous && (
        <Button component={Link} to={`${list}/${previous}${search}${hash}`} variant="default" aria-label={`${who} trước`} px={8}>
          <IconChevronUp size={18} aria-hidden />
        </Button>
      )}
      {next && (
        <Button component={Link} to={`${list}/${next}${search}${hash}`} variant="default" aria-label={`${who} sau`} px={8}>
          <IconChevronDown size={18} aria-hidden />
        </Button>
      )}
    </>
  );
}
