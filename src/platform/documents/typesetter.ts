import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'

/** Everything Typst may read: the forms under src/, and nothing else of the machine. */
const sources = fileURLToPath(new URL('../../', import.meta.url))

// npm's @fontsource holds woff2 only, which Typst cannot read; this package holds TTF.
const fontFiles = [
  '400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  '400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf',
  '600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf',
  '700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
  '800ExtraBold/AtkinsonHyperlegibleNext_800ExtraBold.ttf',
].map((name) => new URL(import.meta.resolve(`@expo-google-fonts/atkinson-hyperlegible-next/${name}`)))

/** Typst keeps what it computed; what two more renderings did not use is let go. */
const keptForRenderings = 2

export type Typeset = (formFile: string, contentAsJson: string) => Uint8Array

/**
 * A compiler with its fonts loaded. `typeset(formFile, contentAsJson)` gives the bytes of a tagged PDF/UA-1;
 * the content reaches the form as the text `sys.inputs.content`, never as Typst source.
 * Throws when the form is wrong or the result would not be PDF/UA-1.
 */
export function openTypesetter(): Typeset {
  const compiler = NodeCompiler.create({
    workspace: sources,
    fontArgs: [{ fontBlobs: fontFiles.map((file) => readFileSync(file)) }],
  })
  return (formFile, contentAsJson) => {
    const compiled = compiler.compile({ mainFilePath: formFile, inputs: { content: contentAsJson } })
    const problem = compiled.takeError() ?? (compiled.result === null ? compiled.takeDiagnostics() : null)
    if (problem !== null) throw new Error(JSON.stringify(compiler.fetchDiagnostics(problem)))
    const page = compiled.result
    if (page === null) throw new Error('the compiler gave neither a document nor a reason')
    const pdf = compiler.pdf(page, { pdfStandard: PdfStandard.UA_1 })
    compiler.evictCache(keptForRenderings)
    return pdf
  }
}
