import { createHash, verify, X509Certificate } from 'node:crypto'
import type { SignerInfo } from '@peculiar/asn1-cms'
import { ContentInfo, id_messageDigest, id_signedData, SignedData } from '@peculiar/asn1-cms'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  id_ct_tstInfo,
  MessageImprint,
  PKIStatus,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from '@peculiar/asn1-tsp'
import { AlgorithmIdentifier } from '@peculiar/asn1-x509'

/** Time stamps of RFC 3161 over the text of a checkpoint: an outside authority says that it existed. */

const sha256Identifier = '2.16.840.1.101.3.4.2.1'

/** Node's names of the hashes with which authorities sign. */
const hashNames: Readonly<Record<string, string>> = {
  [sha256Identifier]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

const digest = (name: string, content: Uint8Array) => createHash(name).update(content).digest()

/** The request to send to an authority (`application/timestamp-query`). It carries a hash and nothing else. */
export function writeStampRequest(checkpointText: string): Uint8Array {
  const request = new TimeStampReq({
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithm: sha256Identifier, parameters: null }),
      hashedMessage: new OctetString(digest('sha256', Buffer.from(checkpointText))),
    }),
    certReq: true,
  })
  return new Uint8Array(AsnConvert.serialize(request))
}

/** The token of a reply (`application/timestamp-reply`), base64; null for a refusal or what is no reply. */
export function readStampReply(reply: Uint8Array): string | null {
  try {
    const { status, timeStampToken } = AsnConvert.parse(reply, TimeStampResp)
    const isGranted = status.status === PKIStatus.granted || status.status === PKIStatus.grantedWithMods
    if (!isGranted || timeStampToken === undefined) return null
    return Buffer.from(AsnConvert.serialize(timeStampToken)).toString('base64')
  } catch {
    return null
  }
}

/** A token, or the whole reply of an authority, base64: the token. Null for what is neither. */
export function readStampToken(given: string): string | null {
  const bytes = Buffer.from(given, 'base64')
  const ofReply = readStampReply(bytes)
  if (ofReply !== null) return ofReply
  return bytes.length > 0 && bytes.toString('base64') === given ? given : null
}

/**
 * When the authority saw this text; null when the token is of another text, or is not signed by the certificate that it
 * carries. Whether that authority is to be trusted is for the reader: no list of authorities is kept here.
 */
export function timeInStamp(token: string, checkpointText: string): Date | null {
  const bytes = Buffer.from(token, 'base64')
  if (bytes.toString('base64') !== token) return null
  try {
    const content = AsnConvert.parse(bytes, ContentInfo)
    if (content.contentType !== id_signedData) return null
    const signed = AsnConvert.parse(content.content, SignedData)
    const stamped = signed.encapContentInfo.eContent?.single?.buffer
    if (signed.encapContentInfo.eContentType !== id_ct_tstInfo || stamped === undefined) return null
    const { messageImprint, genTime } = AsnConvert.parse(stamped, TSTInfo)
    const isOfText =
      messageImprint.hashAlgorithm.algorithm === sha256Identifier &&
      digest('sha256', Buffer.from(checkpointText)).equals(Buffer.from(messageImprint.hashedMessage.buffer))
    const [signer] = signed.signerInfos
    if (!isOfText || signer === undefined || signed.signerInfos.length !== 1) return null
    return isSignedByOneOf(signed, signer, new Uint8Array(stamped)) ? genTime : null
  } catch {
    return null
  }
}

function isSignedByOneOf(signed: SignedData, signer: SignerInfo, stamped: Uint8Array): boolean {
  const hash = hashNames[signer.digestAlgorithm.algorithm]
  const attributes = signer.signedAttrs ?? []
  const claimed = attributes.find(({ attrType }) => attrType === id_messageDigest)?.attrValues[0]
  if (hash === undefined || claimed === undefined) return false
  if (!digest(hash, stamped).equals(Buffer.from(AsnConvert.parse(claimed, OctetString).buffer))) return false
  const encoded = encodedSet(attributes.map((attribute) => Buffer.from(AsnConvert.serialize(attribute))))
  const signature = Buffer.from(signer.signature.buffer)
  return [...(signed.certificates ?? [])].some(({ certificate }) => {
    if (certificate === undefined) return false
    const known = new X509Certificate(Buffer.from(AsnConvert.serialize(certificate)))
    const mayStamp = known.keyUsage?.includes('1.3.6.1.5.5.7.3.8') ?? false
    return mayStamp && verify(hash, encoded, known.publicKey, signature)
  })
}

/** Signed attributes are carried as [0] and signed as a SET OF, in DER (RFC 5652 §5.4). */
function encodedSet(elements: readonly Buffer[]): Buffer {
  const content = Buffer.concat(elements)
  const { length } = content
  const header =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.of(0x31, ...header), content])
}
