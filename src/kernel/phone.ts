// How is a telephone number kept? Digits alone, beginning with 0.

/** '+84 912 345 678', '84912345678' and '0912.345.678' are one number. What is no number of Vietnam stays for the check to refuse. */
export const plainPhone = (text: string): string => text.replace(/[\s.,()'-]/g, '').replace(/^\+?84(?=[1-9]\d{8}$)/, '0');

/** Ten digits; eleven of a mobile number until the autumn of 2018. */
export const phonePattern = /^0\d{9,10}$/;
