/** The mark of the product: a gate's arch. */
export function Gate({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true">
      <rect width="26" height="26" rx="6" fill="#2d4e96" />
      <path
        d="M6 20v-7a7 7 0 0 1 14 0v7M10 20v-6.5a3 3 0 0 1 6 0V20"
        fill="none"
        stroke="#fff"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}
