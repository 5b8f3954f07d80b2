/** Drawn, not typed: ✓ and ↻ are missing from the product's typeface and differ from one system to the next. */
const strokes = {
  check: 'M3 8.6l3.3 3.2L13 4.7',
  letterI: 'M8 7.2v5.6M8 3.4v.2',
  bang: 'M8 2.8v6.6M8 12.9v.2',
  question: 'M5.4 5.6a2.6 2.6 0 1 1 3.9 2.3c-.9.5-1.3 1-1.3 2M8 12.9v.2',
  renew: 'M12.9 8a4.9 4.9 0 1 1-1.5-3.5M12.2 1.9v3h-3',
  dash: 'M4 8h8',
  chevronDown: 'M4 6l4 4 4-4',
  chevronRight: 'M6 4l4 4-4 4',
  cross: 'M4 4l8 8M12 4l-8 8',
  person: 'M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8zM2.8 14c.5-2.7 2.6-4.2 5.2-4.2s4.7 1.5 5.2 4.2',
  copy: 'M6 5.5h7v8H6zM10.2 5.3V2.5H3v8h2.8',
  download: 'M8 2v8M4.8 7L8 10.2 11.2 7M3 13.5h10',
  cloudOff: 'M2 2l12 12M5 6.2A3.4 3.4 0 0 0 5 13h7M8 4.4c2 .1 3.3 1.4 3.6 3A2.7 2.7 0 0 1 14 10.2',
} as const

export type SignName = keyof typeof strokes

/** Always beside a word, hence hidden from voices. One em square, in the colour of the text. */
export function Sign({ name }: { readonly name: SignName }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 16 16"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={strokes[name]} />
    </svg>
  )
}
