import { spawn, type IPty } from '@lydell/node-pty'
import { onTestFinished } from 'vitest'
import { describe, expect, it } from 'vitest'
import { typographyFaults } from '../support/french.ts'
import { home, smm, type Home } from '../support/program.ts'

const down = '\u001B[B'
const enter = '\r'
const space = ' '

/** The built program in a pseudo-terminal of 80 columns, as a person meets it. */
class Terminal {
  readonly #pty: IPty
  readonly #ended: Promise<number>
  #screen = ''
  #read = 0

  constructor(at: Home, words: readonly string[]) {
    this.#pty = spawn(process.execPath, [smm, ...words], {
      cols: 80,
      rows: 40,
      cwd: at.folder,
      env: { ...at.env, TERM: 'xterm-256color', NO_COLOR: '' },
    })
    this.#pty.onData((data) => {
      this.#screen += data
    })
    this.#ended = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode }) => resolve(exitCode))
    })
    onTestFinished(() => {
      try {
        this.#pty.kill('SIGKILL')
      } catch {
        // it has ended already
      }
    })
  }

  /** All that was written, without colours and cursor moves, spaces made plain. */
  get screen(): string {
    // oxlint-disable-next-line no-control-regex -- terminal codes
    return this.#screen.replace(/\u001B\[[0-9;?]*[A-Za-z]/g, '').replace(/\r/g, '')
  }

  /** Waits until the screen shows this, after what was waited for before. */
  async sees(text: string): Promise<void> {
    const plain = (screen: string): string => screen.replace(/[\u00A0\u202F]/g, ' ').replace(/’/g, "'")
    const until = Date.now() + 20_000
    for (;;) {
      const found = plain(this.screen).indexOf(text, this.#read)
      if (found >= 0) {
        this.#read = found + text.length
        return
      }
      if (Date.now() > until) throw new Error(`« ${text} » never came:\n${this.screen.slice(-2000)}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** Waits for the question and its help line or place to type, then presses these keys one by one. */
  async answer(question: string, ...keys: readonly string[]): Promise<void> {
    await this.sees(question)
    for (const key of keys) {
      await new Promise((resolve) => setTimeout(resolve, 60))
      this.#pty.write(key)
    }
  }

  kill(): void {
    this.#pty.kill('SIGKILL')
  }

  press(keys: string): void {
    this.#pty.write(keys)
  }

  ended(): Promise<number> {
    return this.#ended
  }
}

describe('the quick questionnaire in a pseudo-terminal', () => {
  it('is answered in French with the arrows, killed midway, resumed, and ends in a strategy', async () => {
    const at = home('fr')
    const first = new Terminal(at, ['init', '--quick'])
    await first.answer("nom de l'entreprise", 'Chez Test', enter)
    await first.answer('Combien êtes-vous', '4', enter)
    await first.answer('Quel est votre secteur', down, down, down, enter)
    await first.answer('Où sont les clients', enter)
    await first.answer('Vos clients viennent-ils', enter)
    await first.answer('Quels sont vos objectifs', down, enter)
    await first.answer('Puis, en numéro 2')
    first.kill()
    await first.ended()
    expect((await at.run(['client', 'list', '--json'])).stdout.trim()).toBe('[]')

    const second = new Terminal(at, ['init', '--resume'])
    await second.sees('Séance 1 reprise : 5 réponses déjà données.')
    await second.answer('Quels sont vos objectifs', down, down, down, down, enter)
    await second.answer('Puis, en numéro 2', enter)
    await second.answer('Sur 100 clients', '5', enter)
    await second.answer('Quel âge ont surtout', down, space, down, space, enter)
    // back to the question before, which proposes what was said
    await second.answer('Que savez-vous produire', '<')
    await second.answer('Quel âge ont surtout', enter)
    await second.answer('Que savez-vous produire', space, down, down, space, enter)
    await second.answer('Quels comptes existent', space, enter)
    await second.answer('Une publication depuis 30 jours', enter)
    await second.answer("combien d'heures par mois", '14', enter)
    await second.answer("qui pourrait s'en occuper", space, down, space, down, space, enter)
    await second.answer('Quel budget par mois', '0', enter)
    await second.sees('Stratégie version 1 enregistrée')
    expect(await second.ended()).toBe(0)
    expect(typographyFaults(second.screen)).toEqual([])

    const shown = await at.run(['strategy', 'show', '--json'])
    expect(shown.code).toBe(0)
    expect(JSON.parse(shown.stdout)).toMatchObject({
      client: 'chez-test',
      version: 1,
      answers: {
        client_name: 'Chez Test',
        headcount: 4,
        sector: 'tourism',
        objectives: ['local_visits'],
        b2b_share: 5,
        age_bands: ['25-34', '35-49'],
        abilities: ['writing_short', 'photo'],
        accounts: [{ network: 'facebook', status: 'active' }],
        hours_per_month: 14,
        internal_candidate: ['interested', 'time', 'trained'],
        external_budget: 0,
      },
      result: { phase1: { network: 'facebook' } },
    })
    const page = await at.run(['strategy', 'show'])
    expect(page.stdout).toContain('Facebook')
    expect(typographyFaults(page.stdout)).toEqual([])
  })

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('is left with %s: exit 130, the answers kept, no stack trace', async (_, key) => {
    const at = home('en')
    const terminal = new Terminal(at, ['init', '--quick'])
    await terminal.answer("company's name", 'Mill & Co', enter)
    await terminal.sees('How many people')
    terminal.press(key)
    expect(await terminal.ended()).toBe(130)
    expect(terminal.screen).toContain('1 answer kept.')
    expect(terminal.screen).toContain('smm init --resume')
    expect(terminal.screen).not.toMatch(/\n\s+at /)
  })
})

describe('smm init without a terminal', () => {
  it('names the flag', async () => {
    const { code, stderr, stdout } = await home('fr').run(['init'])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('--answers')
  })

  it('reads answers on stdin', async () => {
    const input = 'mode: quick\nanswers: {client_name: Chez Test, objectives: [sales], hours_per_month: 12}\n'
    const { code, stdout } = await home().run(['init', '--answers', '-', '--json'], { input })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ client: 'chez-test', version: 1 })
  })

  it('refuses flags that exclude each other', async () => {
    expect((await home().run(['init', '--resume', '--answers', 'x.yaml'])).code).toBe(2)
  })

  it('tells every fault of a file, as JSON too', async () => {
    const input = 'answers: {client_name: "", objectives: [fame], hours_per_month: many, colour: red}\n'
    const { code, stderr, stdout } = await home().run(['init', '--answers', '-', '--json'], { input })
    expect([code, stdout]).toEqual([2, ''])
    const { error } = JSON.parse(stderr) as { error: { code: string; details: string[] } }
    expect(error.code).toBe('answers_invalid')
    expect(error.details).toHaveLength(4)
  })
})
