import { signInText } from '../i18n/sign-in.ts'
import { say } from '../i18n/text.ts'

/** What the browser shows at the end. It does not know who reads it: both languages, and nothing of what came. */
export function answerPage(verdict: 'granted' | 'denied'): string {
  const text = verdict === 'granted' ? signInText.page_granted : signInText.page_denied
  const paragraph = (lang: 'fr' | 'en'): string => `<p lang="${lang}">${say(lang, text)}</p>`
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>smm</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem;color:#222;background:#fff}</style>
</head><body><h1>smm</h1>${paragraph('fr')}${paragraph('en')}</body></html>
`
}
