// Where does a request to open cells stand? `over`: granted, and the time has passed; closed within a minute.
export const requestStates = ['asked', 'granted', 'over', 'closed', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];
export const requestStateNames: Record<RequestState, string> = {
  asked: 'chờ quyết định',
  granted: 'đang mở',
  over: 'hết giờ',
  closed: 'đã khóa lại',
  refused: 'không mở',
  withdrawn: 'đã rút',
};
