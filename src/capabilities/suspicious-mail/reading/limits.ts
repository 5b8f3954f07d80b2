/** What one message may cost, whatever it holds. Beyond, the rest is not examined, and the verdict says so. */
export const limits = {
  fileInBytes: 64 * 1024 * 1024,
  /** Parts within parts; honest mail has five or six. */
  depthOfParts: 30,
  headersInBytes: 512 * 1024,
  /** The lines of one message that are read one by one. */
  headerLines: 1000,
  authors: 20,
  textInLetters: 400_000,
  htmlInLetters: 2_000_000,
  links: 200,
  attachments: 60,
  /** Mails attached to the mail, all levels together. */
  attachedMails: 5,
  depthOfMails: 3,
  depthOfArchives: 3,
  filesInArchives: 400,
  /** Everything unpacked from one message. */
  unpackedInBytes: 48 * 1024 * 1024,
  /** A file that unpacks to more than so many times its size, and to more than a megabyte, is made to swell. */
  swelling: 200,
  images: 6,
  pixelsOfImage: 6_000_000,
  /** Pixels searched for QR codes in one message. */
  pixelsSearched: 1_500_000,
  imageInBytes: 4 * 1024 * 1024,
  signatures: 8,
  pdfInBytes: 16 * 1024 * 1024,
  dnsInMs: 7_000,
} as const

/** What is left of a budget that all parts of one message share. */
export interface Budget {
  unpackedInBytes: number
  files: number
  images: number
  pixels: number
}

export const openBudget = (): Budget => ({
  unpackedInBytes: limits.unpackedInBytes,
  files: limits.filesInArchives,
  images: limits.images,
  pixels: limits.pixelsSearched,
})
