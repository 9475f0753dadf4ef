// One meal of one day; dishes that this kitchen has cooked before are offered while one types, without tones.
import { type KeyboardEvent, useRef, useState } from 'react';
import { fold } from '#kernel/vietnamese-text.ts';
import type { MealRow } from '../../queries/menus.ts';
import { type Meal, mealNames } from '../../rules/meals.ts';

const offered = 4;

/** What stands before the dish that is being typed, and that dish as far as it is typed. */
function typedIn(value: string): { before: string; part: string } {
  const cut = Math.max(value.lastIndexOf(','), value.lastIndexOf(';'), value.lastIndexOf('\n')) + 1;
  return { before: value.slice(0, cut), part: value.slice(cut).trim() };
}

export function MealBox({
  day,
  dayName,
  meal,
  kept,
  known,
  error,
}: {
  day: string;
  dayName: string;
  meal: Meal;
  kept: MealRow | undefined;
  known: readonly string[];
  error: string | undefined;
}) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [value, setValue] = useState(kept?.dishes.join(', ') ?? '');
  const [focused, setFocused] = useState(false);
  const { before, part } = typedIn(value);
  const key = fold(part);
  const choices =
    focused && key.length > 0
      ? known.filter((dish) => fold(dish).includes(key) && fold(dish) !== key && !before.includes(dish)).slice(0, offered)
      : [];
  const take = (dish: string) => {
    setValue(`${before}${before ? ' ' : ''}${dish}, `);
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Tab stays free to go on to the next meal.
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && choices[0]) {
      event.preventDefault();
      take(choices[0]);
    }
  };
  const id = `f-${day}-${meal}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens to whether anything inside has the focus
    <div
      className="mealbox"
      onFocus={() => setFocused(true)}
      onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
    >
      <label htmlFor={id}>
        {mealNames[meal]}
        <span className="vh">, {dayName}</span>
      </label>
      <input type="hidden" name="day" value={day} />
      <input type="hidden" name="meal" value={meal} />
      <div className="mealrow">
        <textarea
          ref={box}
          id={id}
          className="search"
          name="dishes"
          rows={2}
          maxLength={600}
          value={value}
          aria-describedby={error ? `${id}-e` : undefined}
          aria-invalid={error ? true : undefined}
          onChange={(event) => setValue(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <input
          className="search"
          name="kcal"
          inputMode="numeric"
          placeholder="kcal"
          maxLength={4}
          aria-label={`Năng lượng, kcal: ${mealNames[meal].toLowerCase()}, ${dayName}`}
          defaultValue={kept?.kcal ?? ''}
          autoComplete="off"
        />
      </div>
      {choices.length > 0 && (
        <fieldset className="dishes plainset" aria-label={`Món đã nấu, ${mealNames[meal].toLowerCase()}`}>
          {choices.map((dish) => (
            <button key={dish} type="button" onClick={() => take(dish)}>
              {dish}
            </button>
          ))}
        </fieldset>
      )}
      {error && (
        <p className="fielderror" id={`${id}-e`}>
          {error}
        </p>
      )}
    </div>
  );
}
