import { choosing } from '../store/dataset';
import { useStore } from '../store/store';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import style from './Messages.module.css';
import { SteamHint } from './SteamHint';

/** What the page has to say before anything else: what a link asked for in vain, what could not be opened. */
export function Messages() {
  const messages = useStore((state) => state.messages);
  const dismiss = useStore((state) => state.dismiss);
  const dataError = useStore((state) => state.dataError);
  const openData = useStore((state) => state.openData);
  const dataName = useStore((state) => state.dataName);
  if (messages.length === 0 && !dataError) return null;
  return (
    <div className={style.messages}>
      {dataError && (
        <Notice
          tone="error"
          title="The data set could not be opened."
          action={
            <>
              {dataName !== 'twin' && (
                <Button onClick={() => useStore.setState(choosing('twin'))}>Use the simulated players</Button>
              )}
              <Button onClick={() => openData(dataName)}>Try again</Button>
            </>
          }
        >
          {dataError} {dataName === 'steam' && <SteamHint />}
        </Notice>
      )}
      {messages.map((message) => (
        <Notice key={message} tone="warn" title={message} onDismiss={() => dismiss(message)} />
      ))}
    </div>
  );
}
