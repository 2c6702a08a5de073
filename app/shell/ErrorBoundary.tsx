import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

interface State {
  error: Error | null;
}

/** When a part of the page fails, the rest stays, and the reader is told what happened and where to go. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: unknown) {
    console.error(error);
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    const offline = /dynamically imported module|Importing a module|Failed to fetch/.test(error.message);
    return (
      <Notice
        tone="error"
        title={
          offline ? 'This part of the site could not be loaded.' : 'Something broke while drawing this page.'
        }
        action={
          <Button variant="ghost" onClick={() => location.reload()}>
            Load the page again
          </Button>
        }
      >
        {offline
          ? 'The connection may be down, or the site may have been updated since you opened it. '
          : `The error was: ${error.message} `}
        What was trained in this browser is kept.
      </Notice>
    );
  }
}
