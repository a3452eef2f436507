import type { ScheduledCommand } from './line.ts'

export const systemdUnits = ['smm-publish.service', 'smm-publish.timer'] as const

/** A user service and its timer, by file name. */
export function systemdFiles({ node, program, environment }: ScheduledCommand): Record<(typeof systemdUnits)[number], string> {
  const variables = Object.entries(environment).map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`)
  return {
    'smm-publish.service': lines([
      '[Unit]',
      'Description=smm: publish what is due',
      '',
      '[Service]',
      'Type=oneshot',
      ...variables,
      `ExecStart=${quoted(node).replaceAll('$', '$$$$')} ${quoted(program).replaceAll('$', '$$$$')} publish --quiet`,
      // some failed, a credential is refused, an outcome is unknown, try again: told by smm itself, no failure of the service
      'SuccessExitStatus=3 4 6 75',
    ]),
    'smm-publish.timer': lines([
      '[Unit]',
      'Description=smm: publish what is due, every minute',
      '',
      '[Timer]',
      'OnCalendar=*-*-* *:*:00',
      'AccuracySec=1s',
      'Persistent=true',
      '',
      '[Install]',
      'WantedBy=timers.target',
    ]),
  }
}

/** A value in double quotes, as unit files read it; `%` begins a specifier there. */
function quoted(value: string): string {
  return `"${value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', String.raw`\"`)
    .replaceAll('%', '%%')}"`
}

function lines(list: readonly string[]): string {
  return `${list.join('\n')}\n`
}
