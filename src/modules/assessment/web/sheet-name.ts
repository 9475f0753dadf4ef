// What is a sheet called? A subject, or what the homeroom teacher rates.
import { subjectList } from '#kernel/code-lists/subjects.ts';
import type { RuleSet } from '../rules/rule-sets/shape.ts';

export const sheetName = (subject: string, rules: RuleSet): string => {
  if (subject === 'HK') return rules.kind === 'secondary' ? rules.words.conduct : 'Hạnh kiểm';
  if (subject === 'NLPC') return 'Năng lực, phẩm chất';
  return subject === 'SK' ? 'Theo dõi sức khỏe' : subjectList.nameOf(subject);
};
