import type { ScheduledCommand } from './line.ts'

/** The agent's name, that of a profile apart. */
export function launchdLabel(profile: string | null): string {
  return profile === null ? 'org.smm.publish' : `org.smm.publish.${profile}`
}

/** A user agent of macOS, every minute. */
export function launchdFile({ node, program, environment }: ScheduledCommand, profile: string | null): string {
  const strings = (list: readonly string[]): string => list.map((one) => `    <string>${escaped(one)}</string>`).join('\n')
  const variables = Object.entries(environment)
    .map(([name, value]) => `    <key>${escaped(name)}</key>\n    <string>${escaped(value)}</string>`)
    .join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>${launchdLabel(profile)}</string>
  <key>ProgramArguments</key>
  <array>
${strings([node, program, 'publish', '--quiet'])}
  </array>
  <key>EnvironmentVariables</key>
  <dict>
${variables}
  </dict>
  <key>StartInterval</key>
  <integer>60</integer>
  <key>RunAtLoad</key>
  <true/>
</dict>
</plist>
`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
