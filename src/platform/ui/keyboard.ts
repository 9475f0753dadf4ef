/** Is this key meant for what has the focus, rather than for the screen? A checkbox takes no letters. */
export const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest(
    'input:not([type=checkbox]),textarea,select,[contenteditable=true],[role=dialog],[role=menu],[role=listbox],.colmenu',
  ) !== null;

/** A field in which ? is no letter asks for the keys of the office. */
export const keysAsked = 'congtruong:keys';
export const askForKeys = (): void => void document.dispatchEvent(new Event(keysAsked));
