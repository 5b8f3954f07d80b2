declare module 'pngjs' {
  export const PNG: {
    readonly sync: {
      read(bytes: Buffer): { readonly width: number; readonly height: number; readonly data: Buffer }
      write(image: { readonly width: number; readonly height: number; readonly data: Buffer }): Buffer
    }
    new (size: { width: number; height: number }): { width: number; height: number; data: Buffer }
  }
}
