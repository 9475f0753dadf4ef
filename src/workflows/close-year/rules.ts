// Where does a pupil go when the year ends, and what is the class called there? By decision; small children by age (R6.7, R2.17). Pure.
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';
import { ageIn } from '#kernel/school-year.ts';

/** up, stay: a class of the next year; wait: until the summer has decided; leave: the last grade is behind; open: nothing is decided yet. */
export type Going = 'up' | 'stay' | 'wait' | 'leave' | 'open';
export type Goes = { going: Going; grade: string | null };

const number = (grade: string): number | null => (/^\d\d$/.test(grade) ? Number(grade) : null);
const smallGrades = ['NT1', 'NT2', 'NT3', 'MG3', 'MG4', 'MG5'] as const;

export type Leaving = {
  grade: string;
  decision: string | null;
  birthDate: string | null;
  nextYear: string;
  grades: readonly string[];
};

/** `grades`: those that the school teaches. */
export function goingOf({ grade, decision, birthDate, nextYear, grades }: Leaving): Goes {
  const at = number(grade);
  if (at === null) {
    if (birthDate === null) return { going: 'open', grade: null };
    const age = ageIn(nextYear, birthDate);
    const found = smallGrades.find((code) => gradeOf(code)?.age === age && grades.includes(code));
    return found ? { going: found === grade ? 'stay' : 'up', grade: found } : { going: 'leave', grade: null };
  }
  if (decision === 'LEN_LOP') {
    const next = String(at + 1).padStart(2, '0');
    return grades.includes(next) ? { going: 'up', grade: next } : { going: 'leave', grade: null };
  }
  if (decision === 'O_LAI') return { going: 'stay', grade };
  return { going: decision === null ? 'open' : 'wait', grade: null };
}

/** '6A' → '7A', '10A1' → '11A1', 'Lớp 3B' → 'Lớp 4B'; what has no number of its grade keeps its name. */
export function nextClassName(name: string, grade: string, nextGrade: string): string {
  const [from, to] = [number(grade), number(nextGrade)];
  if (from !== null && to !== null) {
    const found = new RegExp(`(^|\\D)0?${from}(?!\\d)`).exec(name);
    return found
      ? name.slice(0, found.index) + found[0].replace(/\d+/, String(to)) + name.slice(found.index + found[0].length)
      : name;
  }
  const [age, nextAge] = [gradeOf(grade)?.age, gradeOf(nextGrade)?.age];
  return age === undefined || nextAge === undefined
    ? name
    : name.replace(new RegExp(`(^|\\D)${age}(\\s*tuổi)`), `$1${nextAge}$2`);
}

export const nextYearOf = (schoolYear: string): string => {
  const start = Number(schoolYear.slice(0, 4)) + 1;
  return `${start}-${start + 1}`;
};
