import type { Text } from '../i18n/text.ts'
import type { NetworkId } from './ids.ts'

/**
 * What a network is to the rest of smm. The core asks about capabilities and classes; it never branches on a network's name.
 * One folder per network: `index.ts` exports one `Network`; `rules.ts` is pure and loaded when a post is queued or shown;
 * `client.ts` is loaded only when something is sent or read; `errors.ts` turns raw answers into `NetworkFailure`.
 */
export interface Network {
  readonly id: NetworkId
  /** As the network writes its own name. */
  readonly name: string
  readonly kind: 'network' | 'owned_media' | 'listing' | 'messaging' | 'assisted'
  /** What it is good for, in one sentence. */
  readonly about: Text
  readonly capabilities: Capabilities
  /** The strongest means by which an unknown outcome is settled; see the table in `delivery/machine.ts`. */
  readonly idempotency: Idempotency
  /** The means of one account, by what `identify` found out about its server. Absent: the same for all. */
  readonly idempotencyOf?: (settings: Limits) => Idempotency
  /** What one account can do, by what `identify` found out (a LinkedIn profile or a page). Absent: the same for all. */
  readonly capabilitiesOf?: (settings: Limits) => Capabilities
  /** Where an account lives: `required` address, `default` that can be replaced, or none. */
  readonly endpoint: { readonly default: string | null; readonly required: boolean } | null
  /** The network's own fields of `--secrets`, in the order they are asked. Empty: no secret needed. */
  readonly credentials: readonly CredentialField[]
  /** What a person may choose for one account (`--set name=value`); kept among its settings. */
  readonly options?: readonly AccountOption[]
  /** The version of its API that an account is spoken to in, and the day it ends (ISO date, null: not announced). Absent: no versions. */
  readonly api_version?: (settings: Limits) => { readonly version: string; readonly ends_on: string | null }
  /** What stands between a consultant and the first post: approvals, paid credits. */
  readonly gate: Text | null
  /** Page where the limits and the API are documented, and the day they were last checked (ISO date). `null`: no API at all. */
  readonly source: { readonly url: string; readonly checked_on: string } | null
  /** What publishing this content costs, known before it is spent. Absent: free. */
  readonly price?: (content: Content) => Price | null
  /** What it bills for each post and each account that is read, and for each post that is taken away. Absent: free. */
  readonly read_prices?: ReadPrices
  /** What becomes of the very same text within days. Absent: nobody minds. */
  readonly refuses_repeats?: Text
  readonly rules: () => Promise<Rules>
  /** How a person signs in from here. Absent: the fields of `credentials` are all there is. */
  readonly sign_in?: () => Promise<SignIn>
  /** Absent: smm has no adapter for it yet, and `manual` is offered by name. */
  readonly client?: () => Promise<Client>
}

export interface Capabilities {
  readonly text: boolean
  readonly title: boolean
  /** How a link leaves: as a card, within the text, as a field of its own, or not at all. */
  readonly link: 'card' | 'text' | 'field' | 'none'
  readonly images: number
  readonly alt_text: boolean
  /** Videos one post may have. */
  readonly videos: number
  /** What the network fetches from a public address instead of taking it from disk. */
  readonly fetches_media: 'none' | 'images' | 'all'
  /** Gives files a public address: a site of one's own (`Connection.host`). */
  readonly hosts_media: boolean
  /** Takes a post away again (`Connection.remove`). */
  readonly delete: boolean
  /** Shows the account's own posts (`Connection.ownPosts`). */
  readonly list_own: boolean
  /** The figures it gives of one post (`Connection.postFigures`) and of the account (`Connection.accountFigures`). */
  readonly post_figures: readonly Metric[]
  readonly account_figures: readonly Metric[]
  /** What others write that can be read (`Connection.inbox`). */
  readonly inbox: readonly InboxKind[]
  /** What can be looked for in the posts of everybody (`Connection.search`). Absent: nothing. */
  readonly search?: readonly SearchKind[]
  /** Answers what came in: published as a content of kind `reply`. */
  readonly reply: boolean
  /** Parts a thread may have with the post itself; 0: no threads. */
  readonly thread: number
  /** A comment of one's own under the post. */
  readonly first_comment: boolean
  /** Tells its readers that media were made by a machine (`Content.ai`). Absent: no. */
  readonly ai_label?: true
}

/**
 * What can be proved when an outcome is unknown, by what the server offers:
 * record: the client chooses the identity, repeating is a no-op (K∞). key: an idempotency key kept for a while (K(r)).
 * handle: an invisible object first, then publish it (H). readback: own posts can be listed (R). duplicate: the same text is
 * refused for a while (D). blind: nothing; a person is asked (B). person: a person posts (manual).
 */
export type Idempotency = 'record' | 'key' | 'handle' | 'readback' | 'duplicate' | 'blind' | 'person'

export interface AccountOption {
  readonly name: string
  readonly about: Text
  /** The words that are taken; `yes_no`: a choice; `version`: the name of an API version (`202609`, `v26.0`). */
  readonly takes: 'yes_no' | 'version' | readonly string[]
}

export interface CredentialField {
  readonly name: string
  readonly label: Text
  /** Shown while typing; only for what is no secret (an identifier, an author id). */
  readonly visible?: boolean
  readonly optional?: boolean
  /** Not needed, nor asked, where this other field is given: a network with two ways in. */
  readonly unless?: string
}

/** Millionths of a unit of `currency`: X bills 15000 micros (0.015 USD) a post. */
export interface Price {
  readonly micros: number
  readonly currency: string
  readonly reason: Text
}

/** Millionths of a unit of `currency`. The same post read twice on one day (UTC) is billed once. */
export interface ReadPrices {
  readonly currency: string
  readonly post: number
  readonly user: number
  readonly remove: number
}

/** What one account is asked to publish: frozen when the post is queued. */
export interface Content {
  readonly title: string | null
  readonly text: string
  readonly link: string | null
  readonly media: readonly Media[]
  readonly tags: readonly string[]
  readonly lang: 'fr' | 'en'
  /**
   * Absent: the post itself. `part`: continues its thread. `comment`: the first comment under it. `reply`: answers what somebody else
   * wrote (`Identity.replies_to.previous`).
   */
  readonly kind?: 'part' | 'comment' | 'reply'
  /** Its media were made by a machine and look real; only where the network tells its readers (`Capabilities.ai_label`). */
  readonly ai?: 'generated_media'
}

export interface Media {
  /** Absolute path of the frozen copy in the home folder. */
  readonly path: string
  readonly file_name: string
  readonly sha256: string
  readonly mime: string
  readonly bytes: number
  readonly width: number
  readonly height: number
  /** Of a video, in milliseconds. Null or absent: not known. */
  readonly duration_ms?: number | null
  /** `null` with `no_alt` false means: forgotten. */
  readonly alt: string | null
  readonly no_alt: boolean
}

/** Found when a post is queued. `error` refuses it, `warning` is shown and stored, `notice` is shown. */
export interface Issue {
  readonly level: 'error' | 'warning' | 'notice'
  readonly code: string
  readonly message: Text
  readonly values?: Readonly<Record<string, string | number>>
}

/** Limits that differ per server or account (Mastodon's instance), as `identify` reported them; empty for the defaults. */
export type Limits = Readonly<Record<string, number | string | boolean>>

/** What a rule is about. */
export type RuleName =
  | 'text'
  | 'title'
  | 'link'
  | 'hashtags'
  | 'mentions'
  | 'images'
  | 'image_types'
  | 'image_bytes'
  | 'image_size'
  | 'image_ratio'
  | 'video'
  | 'alt'
  | 'fold'
  | 'crop'

/** Where a limit comes from, and the day it was last looked up (ISO date). */
export interface RuleSource {
  readonly url: string
  readonly checked_on: string
  /** No page of the network itself says so: what other clients found, or a third party's page. */
  readonly believed?: true
}

/** One limit in words, with its source; null: the network's own page of `Network.source`. */
export interface RuleFact {
  readonly rule: RuleName
  readonly says: Text
  readonly values: Readonly<Record<string, string | number>>
  readonly source: RuleSource | null
}

/** What images must be, for `--fit`. Bytes, pixels; `ratio` is width divided by height. */
export interface ImageLimits {
  readonly types: readonly string[]
  readonly max_bytes: number | null
  readonly max_pixels: number | null
  readonly min_size: { readonly width: number; readonly height: number } | null
  readonly ratio: { readonly min: number; readonly max: number } | null
}

/**
 * What a feed shows of a post before anybody asks for more. No network promises it, and it changes with the screen: what people measured.
 * Null where nothing is known, or nothing is held back.
 */
export interface Feed {
  /** The text after so many characters, or so many lines, whichever comes first. */
  readonly fold: { readonly characters: number; readonly lines: number | null } | null
  /** The title after so many characters. */
  readonly title_fold: number | null
  /** A picture outside of these (width divided by height) loses its edges; `max` null: however wide it is, it is shown whole. */
  readonly crop: { readonly min: number; readonly max: number | null } | null
  /** How pictures and videos fill its screen: held upright, or lying. Null: either way. */
  readonly reads: 'upright' | 'wide' | null
}

export interface Rules {
  /** What this network asks, as data: for `network show` and `doctor`. */
  facts(limits: Limits): readonly RuleFact[]
  /** What an image of this type must be; null: the network takes no images. */
  images(limits: Limits, mime: string): ImageLimits | null
  /** The text as it will stand on the network: the link put in or left to the card. Never cut. */
  compose(content: Content, limits: Limits): string
  /**
   * A reply as it will stand, where the network puts the name of whom it answers before it; told by the address of their profile. Absent:
   * as it is written.
   */
  named?(text: string, author_url: string | null): string
  /** As that network counts. `max` null: no limit. */
  length(text: string, limits: Limits): { used: number; max: number | null; unit: Text }
  check(content: Content, limits: Limits): Issue[]
  feed(limits: Limits): Feed
}

export interface Client {
  connect(access: Access): Connection
}

/** Everything a connection may touch. Secrets are in memory for the time of a pass only. */
export interface Access {
  readonly endpoint: string | null
  readonly secrets: Readonly<Record<string, string>>
  /** `folder`: where the blog lives. */
  readonly path: string | null
  readonly settings: Limits
  readonly http: Http
  readonly now: () => Date
  /** A session to keep (Bluesky's tokens): encrypted by the caller, given back here next time. */
  readonly session: { get(): Promise<Record<string, string> | null>; set(value: Record<string, string>): Promise<void> }
  /**
   * Runs `work` while no other process does so for this account: what renews a token that can be used only once. The session is read
   * again inside.
   */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>
  /**
   * Puts a file where the public can fetch it, on a site of the client, and gives its address (https). Absent: the client has no such
   * place.
   */
  readonly host?: (media: Media) => Promise<string>
  /** Told how much of a file has left, in bytes. */
  readonly progress?: (file_name: string, done: number, total: number) => void
}

/** Frozen with the delivery when it was queued: a repeat carries exactly the same values. */
export interface Identity {
  readonly delivery_id: number
  /** UUID; the same for every attempt at this delivery. */
  readonly idempotency_key: string
  /** TID for record keys, slug suffix elsewhere; unique per delivery. */
  readonly record_key: string
  /** Instant written into the remote record, ISO 8601 UTC. */
  readonly created_at: string
  /**
   * For a `part` or a `comment`: the post itself and the part just before, both out. For a `reply`: the post under which it stands, and
   * what is answered. Null for the post itself.
   */
  readonly replies_to: { readonly root: Parent; readonly previous: Parent } | null
}

export interface Parent {
  readonly remote_id: string
  readonly url: string | null
}

/** Handles of the invisible steps that are done, by step name (`media:0` → id of the uploaded blob). */
export type Handles = Readonly<Record<string, string>>

export interface Published {
  readonly remote_id: string
  readonly url: string | null
  readonly published_at: string | null
  /** The server's clock (`Date` header), ISO 8601, when it gave one. */
  readonly server_at: string | null
}

export interface Sighting {
  readonly remote_id: string
  readonly url: string | null
  readonly published_at: string | null
}

/**
 * What a look at the remote side shows of one delivery. Only `found` and `absent` are statements; anything else is `unreadable`.
 * `absent` proves something only after the settle time, and only when `complete` (the list reached back before the intent).
 */
export type Lookup =
  | { readonly seen: 'found'; readonly match: Sighting; readonly server_at: string | null }
  | { readonly seen: 'several'; readonly matches: readonly Sighting[]; readonly server_at: string | null }
  | { readonly seen: 'absent'; readonly complete: boolean; readonly server_at: string | null }
  /** Class H: the staged object is there and was not published. */
  | { readonly seen: 'staged'; readonly server_at: string | null }
  | { readonly seen: 'unreadable'; readonly reason: string; readonly server_at: string | null }

export interface Connection {
  /** Checks the credentials. Throws `NetworkFailure` verdict `unauthorized` when they are refused. */
  identify(): Promise<AccountIdentity>
  /** Names of the invisible, repeatable steps in their order (`media:0`, `media:1`, `draft`); empty when there are none. */
  steps(content: Content): readonly string[]
  /** Runs one invisible step and gives its handle. */
  stage(step: string, content: Content, identity: Identity, handles: Handles): Promise<string>
  /** The one visible call. Resolves only on proof (2xx with an id). */
  publish(content: Content, identity: Identity, handles: Handles): Promise<Published>
  /** Read-only. Never throws for "not there". `since` is the instant of the first intent. */
  lookup(content: Content, identity: Identity, handles: Handles, since: Date): Promise<Lookup>
  /** With `capabilities.delete`. Takes a post away for good; one that is gone already is no failure. */
  remove?(remote_id: string): Promise<void>
  /** With `capabilities.list_own`. The account's own posts made since then, newest first; what others wrote and reposts left out. */
  ownPosts?(since: Date): Promise<OwnPosts>
  /** With `capabilities.post_figures`. One line per id, in their order; one refused figure never loses the others. */
  postFigures?(remote_ids: readonly string[]): Promise<readonly PostFigures[]>
  /** With `capabilities.account_figures`. `day`: of that day in UTC, where the network counts by days; else of this moment. */
  accountFigures?(day: Date): Promise<readonly Figure[]>
  /**
   * With `capabilities.inbox`. What came in after `cursor` (null: from the last 30 days), oldest first, one page at a time; where the
   * newest comes first, the pages go back from it. `most`: no more than so many posts on a page, where each is billed.
   */
  inbox?(cursor: string | null, most?: number): Promise<InboxPage>
  /**
   * With `capabilities.search`. Public posts that were made after `cursor` (null: in the last days), oldest first, one page at a time;
   * the account's own may be among them. `most`: no more than so many posts, where each is billed; the newest of them.
   */
  search?(query: SearchQuery, cursor: string | null, most?: number): Promise<SearchPage>
  /** With `capabilities.hosts_media`. Keeps the file on the site and gives its public address. The same file twice is the same address. */
  host?(media: Media): Promise<string>
}

export interface OwnPosts {
  readonly posts: readonly OwnPost[]
  /** The list reached back to the instant that was asked for. */
  readonly complete: boolean
}

export interface OwnPost {
  readonly remote_id: string
  readonly url: string | null
  readonly published_at: string
  /** Plain text as readers see it. */
  readonly text: string
}

/** The names of figures, the same on every network; `domain.md` D.3 says which field of whose feeds what. */
export type Metric =
  | 'reach'
  | 'impressions'
  | 'views'
  | 'reactions'
  | 'comments'
  | 'shares'
  | 'saves'
  | 'clicks'
  | 'engagements'
  | 'watch_minutes'
  | 'followers'
  | 'follows'
  | 'unfollows'
  | 'posts'
  | 'profile_views'
  | 'website_clicks'
  | 'calls'
  | 'directions'
  | 'bookings'

/** One figure at one moment. What the network did not give is null with a reason, never 0. */
export interface Figure {
  readonly metric: Metric
  readonly value: number | null
  /** Why there is no value. `not_given`: nothing came for it. `not_permitted`: a right is missing. `too_old`, `not_yet`: by its age. */
  readonly reason: 'not_given' | 'not_permitted' | 'refused' | 'too_old' | 'not_yet' | 'unreachable' | null
  /** The network's own name of it: `post_media_view`, `public_metrics.like_count`. */
  readonly source: string
  /** When it was asked, ISO 8601 UTC. */
  readonly at: string
  /** Of an account: the day (UTC) that it counts, value or not. Absent: a counter as it stands. */
  readonly day?: string
}

export interface PostFigures {
  readonly remote_id: string
  /** `gone`: the network knows no such post any more. */
  readonly status: 'there' | 'gone'
  readonly figures: readonly Figure[]
}

export type InboxKind = 'comment' | 'mention' | 'review' | 'message'

/** What somebody else wrote to or about the account. Remote text: hostile, shown through the sanitiser only. */
export interface InboxItem {
  readonly kind: InboxKind
  readonly remote_id: string
  /** The own post under which it stands; null: none, or not told. */
  readonly post_id: string | null
  /** What it answers, another item or the post itself; null: nothing, or not told. */
  readonly answers: string | null
  readonly author: { readonly id: string | null; readonly name: string | null; readonly url: string | null }
  /** Plain text. */
  readonly text: string
  readonly url: string | null
  readonly at: string
  /** Stars of a review, 1 to 5. */
  readonly rating: number | null
  /** Whether this account may answer it through the API. */
  readonly can_reply: boolean
}

export interface InboxPage {
  readonly items: readonly InboxItem[]
  /** Given back next time; what was handed out before comes no more. */
  readonly cursor: string
  /** More is there already. */
  readonly more: boolean
  /** Posts and accounts that the network handed over, where it bills for them. */
  readonly read?: { readonly posts: number; readonly users: number }
}

export type SearchKind = 'words' | 'tag'

/** What is looked for. A network that cannot say all of it in its own words finds more: the caller looks through what comes. */
export type SearchQuery =
  /** Without its sign. */
  | { readonly tag: string }
  | {
      /** One of these, each of those, none of the last; several words in one are an exact phrase. */
      readonly any_words: readonly string[]
      readonly all_words: readonly string[]
      readonly none_words: readonly string[]
      /** ISO 639-1; null: all languages. */
      readonly lang: string | null
    }

/** Found, and not sent to the account: `kind` is always `mention`. */
export interface SearchItem extends InboxItem {
  /** As the author or the network says; null: neither did. */
  readonly lang: string | null
  /** Of the author; null: not told. */
  readonly author_followers: number | null
}

export interface SearchPage {
  readonly items: readonly SearchItem[]
  /** Given back next time; what was handed out before comes no more. */
  readonly cursor: string
  /** More is there already. */
  readonly more: boolean
  /** Posts and accounts that the network handed over, those left out here among them: what is billed where reading is. */
  readonly read: { readonly posts: number; readonly users: number }
}

/** What credentials open, and what will not work without the rights they lack. */
export interface Rights {
  readonly granted: readonly string[]
  readonly missing: readonly { readonly scope: string; readonly without: readonly Ability[] }[]
}

export type Ability =
  | 'publish'
  | 'images'
  | 'video'
  | 'first_comment'
  | 'delete'
  | 'list_own'
  | 'post_figures'
  | 'account_figures'
  | 'inbox'
  | 'reply'
  | 'refresh'

/**
 * How a person signs in from a terminal, as data: `src/sign-in` runs it, whatever the network. Each kind ends with the fields of
 * `credentials` (and a session), never with anything shown.
 */
export type SignIn =
  /** Authorisation code with a loopback redirect, or pasted back where no browser can reach this machine (ssh). */
  | {
      readonly kind: 'code'
      /** Absolute, or beginning with `/` below the account's endpoint. */
      readonly authorize_url: string
      readonly token_url: string
      readonly scopes: readonly string[]
      /** Between scopes: a space, or the network's own sign. */
      readonly scope_separator?: string
      /** `plain_hex`: TikTok's challenge is the SHA-256 in hex. null: the network has no PKCE. */
      readonly pkce: 'S256' | 'hex' | null
      /** `loopback_ip`: http://127.0.0.1:<any port>/. `localhost_fixed`: http://localhost:<port>/ exactly as it was registered. */
      readonly redirect: { readonly host: '127.0.0.1' | 'localhost'; readonly port: number | null; readonly path: string }
      /** How the app's secret is sent at the token address. `none`: a public client. */
      readonly client_auth: 'body' | 'basic' | 'none'
      /** Name of the parameter of the app's id, where it is not `client_id` (TikTok: `client_key`). */
      readonly client_id_name?: string
      readonly more_parameters?: Readonly<Record<string, string>>
      /** Registers an app with this very server first (Mastodon). */
      readonly register?: { readonly url: string }
      /** What of the answer becomes a credential; `refresh_token` and `access_token` are the usual names. */
      readonly keeps: 'access_token' | 'refresh_token'
    }
  /** OAuth 1.0a with a PIN (X). */
  | { readonly kind: 'pin'; readonly request_url: string; readonly authorize_url: string; readonly access_url: string }
  /** The page of a WordPress site that gives an application password. */
  | { readonly kind: 'application_password' }
  /** A page where a person makes a token, and what to choose there. */
  | { readonly kind: 'page'; readonly url: string; readonly steps: Text }

export interface AccountIdentity {
  /** Stable id of the account on the network; checked before each publication. */
  readonly remote_id: string
  readonly remote_name: string
  readonly url: string | null
  /** Limits and facts of this server, stored with the account (`settings`). */
  readonly settings: Limits
  /** Null: the network does not tell. Absent: there is nothing to be granted. */
  readonly rights?: Rights | null
  /** When the credentials end for good, where nothing renews them (LinkedIn's 60 days); ISO 8601 UTC. */
  readonly expires_at?: string | null
}

export interface HttpRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly json?: unknown
  /** A `Blob` of a file (`openAsBlob`) is read while it leaves. */
  readonly body?: Uint8Array | Blob | string | FormData | URLSearchParams
  readonly timeout_ms?: number
  /** The only statuses that are no failure, a 308 of a resumable upload among them. Absent: every answer but a redirect is handed back. */
  readonly accept?: readonly number[]
}

export interface HttpResponse {
  readonly status: number
  readonly headers: Pick<Headers, 'get'>
  readonly text: string
  /** Parsed body, or `undefined` when it is not JSON. */
  readonly json: unknown
  /** `Date` header as ISO 8601, or null. */
  readonly server_at: string | null
}

/** One small module: time-out, redirects refused, no retry of its own, secrets redacted in `--verbose`. */
export interface Http {
  (request: HttpRequest): Promise<HttpResponse>
  /** A `--verbose` line of an adapter whose library has its own transport (X), secrets taken out. */
  readonly note?: (line: string) => void
  /** `text` without the live secrets. */
  readonly redact?: (text: string) => string
  /** The usual time limit of a request, for such a library to keep to. */
  readonly timeout_ms?: number
}
