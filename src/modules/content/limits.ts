/** How long may the lines of an article be, on the screen and when it is saved? */
export const titleMax = 200;
export const summaryMax = 600;
export const mostAttachments = 10;
