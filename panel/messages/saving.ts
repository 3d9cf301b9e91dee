import type { Connection } from '../../src/connection.ts'
import type { Message } from '../../src/event.ts'
import { errorWords } from '../../src/format/error-words.ts'
import { learnSecrets } from '../../src/har/learn.ts'
import { createPace } from '../../src/har/pace.ts'
import type { Secrets } from '../../src/har/secrets.ts'
import { download, fileName } from '../captures/download.ts'
import { bodyOf } from '../decoding/opening.ts'
import type { Session } from '../session.ts'
import { type Item, jsonLine, paragraph } from './as-text.ts'
import { messagesOf } from './copying.ts'

const FORMS = {
  ndjson: { write: jsonLine, extension: 'ndjson', type: 'application/x-ndjson' },
  text: { write: paragraph, extension: 'txt', type: 'text/plain' },
} as const

export type FileForm = keyof typeof FORMS

/** How long a browser may take to begin with a download, ms. */
const BEGUN = 60_000

/** Characters kept before they go into a Blob. */
const FOLD = 1024 * 1024

/**
 * Saves messages as a file. Covered: secrets are learned from the whole capture first, and binary
 * data, which nobody can look into, stays out; as in the export of connections.
 */
export async function saveMessages(
  session: Session,
  connection: Connection,
  seqs: readonly number[],
  { form, covered }: { form: FileForm; covered: boolean },
): Promise<void> {
  const { notice, log } = session
  const { write, extension, type } = FORMS[form]
  const messages = messagesOf(connection, seqs)
  const name = fileName(extension)
  try {
    const secrets = covered ? await learnSecrets(log, {}) : undefined
    const url = URL.createObjectURL(await packed(messages, secrets, write, type))
    download(name, url)
    setTimeout(() => URL.revokeObjectURL(url), BEGUN)
    notice.tell(`${name} saved`)
  } catch (error) {
    notice.tell(`Nothing was saved. ${errorWords(error)}`)
  }
}

async function packed(
  messages: readonly Message[],
  secrets: Secrets | undefined,
  write: (item: Item) => string,
  type: string,
): Promise<Blob> {
  const pace = createPace()
  let blob = new Blob([], { type })
  let text = ''
  for (const message of messages) {
    text += write({ message, body: await leaving(message, secrets) })
    if (text.length > FOLD) {
      blob = new Blob([blob, text], { type })
      text = ''
    }
    await pace.step()
  }
  return new Blob([blob, text], { type })
}

async function leaving(message: Message, secrets: Secrets | undefined): Promise<Item['body']> {
  if (!secrets) return bodyOf(message)
  return typeof message.body === 'string' ? secrets.text(message.body) : undefined
}
