import { buildOffice, buildOldOffice, buildPdf, buildZip, program } from './build-files.ts'
import { type Add, file, withFile } from './cast.ts'

export async function addFiles(add: Add): Promise<void> {
  await add(
    'a program called a document',
    'dangerous',
    ['attachment-program', 'attachment-hides-its-end'],
    withFile(file('facture.pdf.exe', program)),
  )
  await add(
    'a program under the name of a picture',
    'dangerous',
    ['attachment-program', 'attachment-other-kind'],
    withFile(file('photo.jpg', program)),
  )
  await add(
    'a name read backwards',
    'dangerous',
    ['attachment-hides-its-end'],
    withFile(file('facture_\u202efdp.exe', program)),
  )
  await add(
    'a script in an archive in an archive',
    'dangerous',
    ['attachment-script'],
    withFile(
      file(
        'a.zip',
        buildZip([
          { name: 'b.zip', bytes: buildZip([{ name: 'facture.js', bytes: Buffer.from('var a = 1') }]) },
        ]),
      ),
    ),
  )
  await add(
    'a macro',
    'suspicious',
    ['attachment-macro'],
    withFile(file('releve.docm', buildOffice({ macro: true }))),
  )
  await add(
    'a macro in an old file',
    'suspicious',
    ['attachment-macro'],
    withFile(file('releve.doc', buildOldOffice('Root Entry', '_VBA_PROJECT'))),
  )
  await add(
    'a document that fetches its template',
    'suspicious',
    ['attachment-fetches-template'],
    withFile(file('a.docx', buildOffice({ template: 'https://offres-promo.example/m.dotm' }))),
  )
  await add(
    'an archive closed by a password',
    'could-not-tell',
    ['attachment-locked', 'not-openable'],
    withFile(file('a.zip', buildZip([{ name: 'releve.pdf', bytes: Buffer.from('x'), isLocked: true }]))),
  )
  await add(
    'a false page of connection',
    'dangerous',
    ['attachment-asks-password'],
    withFile(file('message.html', '<html><form><input type="password"></form></html>')),
  )
  await add(
    'a shortcut in a disk image',
    'dangerous',
    ['attachment-shortcut'],
    withFile(file('a.lnk', Buffer.from('4c0000000114020000', 'hex')), file('b.iso', 'x')),
  )
  await add(
    'an archive that swells',
    'suspicious',
    ['archive-swells'],
    withFile(file('a.zip', buildZip([{ name: 'a.txt', bytes: Buffer.alloc(8_000_000) }]))),
  )
  await add(
    'a PDF that starts a program, in packed objects',
    'suspicious',
    ['attachment-starts-program'],
    withFile(file('a.pdf', buildPdf('', '<< /S /L#61unch /F (cmd.exe) >>'))),
  )
  await add(
    'an archive of another kind',
    'could-not-tell',
    ['not-openable'],
    withFile(file('a.rar', Buffer.from('526172211a0701000000', 'hex'))),
  )
}
