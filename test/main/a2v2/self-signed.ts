/** A certificate that nobody vouches for, made when needed, so that no private key lies in the repository. */
import { createSign, generateKeyPairSync } from 'node:crypto'

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

export const selfSigned = (name: string): { readonly key: string; readonly cert: string } => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const subject = sequence(der(0x31, sequence(COMMON_NAME, text(0x0c, name))))
  const validity = sequence(text(0x17, '200101000000Z'), text(0x17, '490101000000Z'))
  const serial = der(0x02, Buffer.from([1]))
  const key = publicKey.export({ type: 'spki', format: 'der' })
  const body = sequence(serial, ECDSA_SHA256, subject, validity, subject, key)
  const signature = createSign('sha256').update(body).sign(privateKey)
  const certificate = sequence(body, ECDSA_SHA256, der(0x03, Buffer.from([0]), signature))
  const lines = certificate.toString('base64').replace(/.{64}/g, '$&\n')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  }
}
