/** What `queue import` reads. Markdown: a file, or a folder of them. */
export const importFormats = ['csv', 'json', 'md', 'buffer', 'hootsuite', 'metricool'] as const
export type ImportFormat = (typeof importFormats)[number]

export const exportFormats = ['csv', 'json', 'ics', 'html', 'md'] as const
export type ExportFormat = (typeof exportFormats)[number]
