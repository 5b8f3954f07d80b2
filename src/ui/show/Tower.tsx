/** The mark: a bell tower, in the colour of the text. */
export function Tower() {
  return (
    <svg width="22" height="26" viewBox="0 0 22 26" aria-hidden="true" focusable="false">
      <path
        fill="currentColor"
        d="M11 0l7.4 5.9V10H3.6V5.9zM4.9 11.4h12.2V26h-3.7v-4.8a2.4 2.4 0 0 0-4.8 0V26H4.9z"
      />
    </svg>
  )
}
