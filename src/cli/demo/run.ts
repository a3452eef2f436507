import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { demoText } from '../../i18n/demo.ts'
import { say } from '../../i18n/text.ts'
import { inWords, paint } from '../../io/paint.ts'
import { template } from '../../templates.ts'

const program = template('../bin/smm.js')

/**
 * Types the main job as a user would: each command is a run of this very program in a folder of its own, with its own settings
 * and key, so that nothing of the person's own is read or changed.
 */
export async function runDemo(context: Context): Promise<void> {
  const { io, lang, options } = context
  const folder = mkdtempSync(join(tmpdir(), 'smm-demo-'))
  const blog = join(folder, 'blog')
  const report = join(folder, lang === 'fr' ? 'rapport.html' : 'report.html')
  const env = {
    ...context.env,
    SMM_HOME: join(folder, 'smm'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    SMM_LANG: lang,
    SMM_CLIENT: '',
    SMM_PROFILE: '',
    SMM_PLAIN: io.plain ? '1' : '',
  }
  const smm = (...words: string[]): void => {
    io.note(`\n${paint('dim', '$')} ${paint('bold', ['smm', ...words].map(quoted).join(' '))}`)
    const { status } = spawnSync(process.execPath, [program, ...words], {
      cwd: folder,
      env,
      // with --json, stdout is for the one document at the end
      stdio: ['ignore', options.json ? 'ignore' : 'inherit', options.quiet ? 'ignore' : 'inherit'],
    })
    if (status !== 0) {
      throw new Failure('failed', 'demo_failed', say(lang, demoText.failed, { command: words.join(' ') }))
    }
  }
  const step = (name: 'strategy' | 'accounts' | 'posts' | 'approve' | 'publish' | 'figures' | 'money' | 'report'): void => {
    io.note(`\n${paint('cyan', `${inWords('──', '')} ${say(lang, demoText[`step_${name}`])}`)}`)
  }
  const t = (name: keyof typeof demoText): string => say(lang, demoText[name] as { fr: string; en: string })

  io.note(say(lang, demoText.intro, { folder }))
  step('strategy')
  smm('init', '--answers', template(`demo/answers.${lang}.yaml`))
  smm('strategy', 'show')
  step('accounts')
  smm('account', 'add', 'folder', '--name', 'blog', '--path', blog)
  smm('account', 'add', 'manual', '--name', 'facebook', '--for', 'facebook')
  step('posts')
  smm(
    'queue',
    'add',
    t('text_1'),
    '--title',
    t('title_1'),
    '--media',
    template('demo/four.png'),
    '--alt',
    t('alt_1'),
    '--to',
    'blog,facebook',
    '--at',
    'now',
  )
  smm('queue', 'add', t('text_2'), '--title', t('title_2'), '--to', 'blog', '--at', 'now')
  smm('queue', 'add', t('text_3'), '--title', t('title_3'), '--to', 'blog', '--at', 'now')
  step('approve')
  smm('queue', 'approve', '1-3', '--by', t('role_1'), '--via', 'phone')
  step('publish')
  smm('publish')
  smm('queue', 'done', '1', '--url', 'https://www.facebook.com/permalink/1')
  smm('queue', 'list', '--all')
  step('figures')
  const facebook = ['--network', 'facebook']
  smm('metrics', 'add', '--month', 'last', ...facebook, '--set', 'followers=640')
  smm('metrics', 'add', '--month', 'current', ...facebook, '--set', 'followers=655', '--set', 'reach=5400')
  smm('kpi', 'show', '--month', 'current')
  step('money')
  smm('time', 'add', '1h30', '--role', t('role_1'), '--activity', 'production', ...facebook)
  smm('time', 'add', '45', '--role', t('role_2'), '--activity', 'community', ...facebook)
  smm('cost', 'add', '30', '--kind', 'ads')
  smm('sale', 'add', lang === 'fr' ? '184,50' : '184.50', '--evidence', 'promo_code', '--count', '12', ...facebook)
  smm('sale', 'add', '60', '--evidence', 'declared')
  step('report')
  smm('report', '--month', 'current', '--draft')
  smm('report', '--month', 'current', '--draft', '--format', 'html', '-o', report)

  if (options.json) return io.json({ folder, blog, report, home: env.SMM_HOME })
  io.print(`\n${paint('bold', say(lang, demoText.look))}`)
  io.print(`  ${say(lang, demoText.look_blog)}\n    ${blog}`)
  io.print(`  ${say(lang, demoText.look_report)}\n    ${report}`)
  io.print(`  ${say(lang, demoText.look_more)}\n    smm --home ${env.SMM_HOME} status`)
  io.print(say(lang, demoText.done_with))
}

function quoted(word: string): string {
  return /^[\w./:=,+-]+$/.test(word) ? word : `"${word.replace(/"/g, '\\"')}"`
}
