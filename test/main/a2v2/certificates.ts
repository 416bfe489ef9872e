/** Certificates made when needed, so that no private key lies in the repository: X.509 v1 (RFC 5280, 4.1), P-256. */
import { createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'

const der = (tag: number, ...contents: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(contents)
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}
const sequence = (...contents: readonly Uint8Array[]): Buffer => der(0x30, ...contents)
const text = (tag: number, value: string): Buffer => der(tag, Buffer.from(value, 'latin1'))

/** 1.2.840.10045.4.3.2, ecdsa-with-SHA256; 2.5.4.3, commonName. */
const ECDSA_SHA256 = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')))
const COMMON_NAME = der(0x06, Buffer.from('550403', 'hex'))
const named = (name: string): Buffer => sequence(der(0x31, sequence(COMMON_NAME, text(0x0c, name))))

export interface Certificate {
  readonly name: string
  readonly privateKey: KeyObject
  /** PEM, as `https.createServer` takes them. */
  readonly key: string
  readonly cert: string
}

interface Wanted {
  /** Absent: signed by itself. */
  readonly by?: Certificate
  /** YYMMDDhhmmssZ */
  readonly from?: string
  readonly until?: string
}

export const certificateFor = (
  name: string,
  { by, from = '200101000000Z', until = '490101000000Z' }: Wanted = {},
): Certificate => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const serial = der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)]))
  const validity = sequence(text(0x17, from), text(0x17, until))
  const key = publicKey.export({ type: 'spki', format: 'der' })
  const body = sequence(serial, ECDSA_SHA256, named(by?.name ?? name), validity, named(name), key)
  const signature = createSign('sha256')
    .update(body)
    .sign(by?.privateKey ?? privateKey)
  const lines = sequence(body, ECDSA_SHA256, der(0x03, Buffer.from([0]), signature))
    .toString('base64')
    .replace(/.{64}/g, '$&\n')
  return {
    name,
    privateKey,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  }
}
