/** The modules that own tables, each in a schema of its name. */
export const moduleSchemas = [
  'audit',
  'organizations',
  'access',
  'people',
  'classes',
  'media',
  'sites',
  'content',
  'documents',
  'sharing',
  'engagement',
  'search',
  'disclosure',
  'campaigns',
];
