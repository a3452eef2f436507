import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run as addOffer } from '../../src/cli/proposal/add.ts'
import { run as sendOffer } from '../../src/cli/proposal/send.ts'
import { toPdf } from '../../src/documents/index.ts'
import { composeProposal } from '../../src/proposals/proposal-document.ts'
import { addBakery, addStrategy, bakery, now } from '../report/sample.ts'
import { testContext } from '../support/context.ts'
import { needs } from './chromium.ts'

const run = promisify(execFile)
let folder: string

beforeAll(() => {
  needs('pdftotext', '-v', 'poppler-utils')
  folder = mkdtempSync(join(tmpdir(), 'smm-proposal-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const plain = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('’', "'")

describe('the PDF of an offer', () => {
  it.each([
    [
      'fr',
      [
        'Devis D-2026-0001',
        'Camille EI',
        'SIRET 404 833 048 00022',
        'Prix unitaire HT',
        'Total HT',
        'TVA 20 %',
        'Total TTC',
        'Devis reçu avant exécution, bon pour accord.',
        'Indemnité forfaitaire pour frais de recouvrement : 40 €',
        "Ce document n'est pas une facture.",
      ],
    ],
    [
      'en',
      [
        'Offer D-2026-0001',
        'Camille EI',
        'Unit price before tax',
        'VAT 20%',
        'Total with VAT',
        'Offer received before the work is carried out, agreed.',
        'Fixed compensation for recovery costs: €40',
        'This document is no invoice.',
      ],
    ],
  ] as const)('says all that is asked of it, number and totals included (%s)', async (lang, wanted) => {
    const context = testContext({
      now,
      env: {
        SMM_CONSULTANT_NAME: 'Camille',
        SMM_CONSULTANT_STATUS: 'EI',
        SMM_CONSULTANT_SIRET: '40483304800022',
        SMM_CONSULTANT_VAT: 'FR83404833048',
        SMM_CONSULTANT_ADDRESS: '1 rue du Marché, 67000 Strasbourg',
        SMM_CONSULTANT_HOURLY_RATE: '60 €',
      },
    })
    await addBakery(context, { siren: '404833048', address: '3 quai des Bateliers' })
    await addStrategy(context)
    await addOffer(context, { line: ['Reportage photo=350 €:once'] })
    await sendOffer(context, '1', { markSent: true })
    const sent = (await (await context.store()).proposals.list(bakery.slug))[0]
    if (sent === undefined) throw new Error('no offer')
    const document = composeProposal(sent, lang)
    const look = { color: null, logo: null }
    const pdf = await toPdf([document], look)
    expect(Buffer.from(pdf).equals(Buffer.from(await toPdf([document], look)))).toBe(true)
    const path = join(folder, `offer-${lang}.pdf`)
    writeFileSync(path, pdf)
    const { stdout } = await run('pdftotext', ['-layout', path, '-'])
    for (const words of wanted) expect(plain(stdout)).toContain(words)
    expect(stdout.split('\f').length - 1).toBeLessThanOrEqual(3)
  })
})
