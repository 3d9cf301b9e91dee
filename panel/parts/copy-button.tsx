import { copyText } from '../clipboard.ts'
import { useSession } from '../context.ts'
import { Button } from './button.tsx'

/** Copies what `text` gives, and says so. */
export function CopyButton({
  text,
  label,
}: {
  text: () => string | Promise<string>
  label: string
}) {
  const { notice } = useSession()
  async function copy(): Promise<void> {
    const copied = await copyText(await text())
    notice.tell(copied ? 'Copied' : 'The browser refused to copy')
  }
  return <Button icon="copy" label={label} onClick={copy} />
}
