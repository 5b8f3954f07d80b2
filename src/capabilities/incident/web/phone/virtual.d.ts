declare module 'virtual:phone-content' {
  /** Where the content of the phone entry is: a file with its hash in its name. */
  export const contentPath: string
}
