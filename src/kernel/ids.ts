// What does an id in an address or a form look like? Anything else would be an error of the database, not an answer.

/** The form of a UUID, lower case; whether there is such a thing is for the query to say. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
