import type { ScheduledCommand } from './line.ts'

export interface SystemdUnit {
  readonly name: string
  readonly text: string
}

/** The names of the user service and its timer, those of a profile apart. */
export function systemdNames(profile: string | null): { readonly service: string; readonly timer: string } {
  const name = profile === null ? 'smm-publish' : `smm-publish-${profile}`
  return { service: `${name}.service`, timer: `${name}.timer` }
}

/** A user service and its timer. */
export function systemdFiles({ node, program, environment }: ScheduledCommand, profile: string | null): SystemdUnit[] {
  const { service, timer } = systemdNames(profile)
  const variables = Object.entries(environment).map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`)
  return [
    unit(service, [
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
    unit(timer, [
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
  ]
}

/** A value in double quotes, as unit files read it; `%` begins a specifier there. */
function quoted(value: string): string {
  return `"${value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', String.raw`\"`)
    .replaceAll('%', '%%')}"`
}

function unit(name: string, lines: readonly string[]): SystemdUnit {
  return { name, text: `${lines.join('\n')}\n` }
}
