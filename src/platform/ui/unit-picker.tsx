// One or several units out of hundreds: found by typing a part of the name, with or without tones.
import { MultiSelect, type MultiSelectProps, Select, type SelectProps } from '@mantine/core';
import { useState } from 'react';
import { fold } from '#kernel/vietnamese-text.ts';

type Filter = NonNullable<SelectProps['filter']>;
/** Every word somewhere in the name; the groups stay, without those that are empty then. */
export const byWords: Filter = ({ options, search, limit }) => {
  const words = fold(search).split(' ').filter(Boolean);
  let left = limit;
  const matching = <T extends { label: string }>(list: T[]): T[] => {
    const found = list.filter((one) => words.every((word) => fold(one.label).includes(word))).slice(0, left);
    left -= found.length;
    return found;
  };
  return options.flatMap<(typeof options)[number]>((one) => {
    if (!('group' in one)) return matching([one]);
    const items = matching(one.items);
    return items.length > 0 ? [{ ...one, items }] : [];
  });
};
const same = {
  searchable: true,
  selectFirstOptionOnChange: true,
  filter: byWords,
  limit: 40,
  nothingFoundMessage: 'Không có đơn vị nào khớp',
} as const;
const hint = 'Gõ tên đơn vị, không cần dấu';

export const UnitPicker = (props: SelectProps) => <Select placeholder={hint} clearable {...same} {...props} />;

/** Closes after each choice, so that it never lies over the next field. */
export function UnitsPicker({ value = [], ...props }: MultiSelectProps & { value?: string[] }) {
  const [open, setOpen] = useState(false);
  return (
    <MultiSelect
      {...{ placeholder: value.length === 0 ? hint : '', clearable: true, hidePickedOptions: true, value }}
      {...same}
      {...props}
      dropdownOpened={open}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      onOptionSubmit={() => setOpen(false)}
    />
  );
}
