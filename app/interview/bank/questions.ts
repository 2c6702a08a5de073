import { questions } from 'virtual:interview/index';
import { useEffect, useState } from 'react';

export { questions };

const isQuestion = (id: string | null): boolean => questions.some((question) => question.id === id);

const questionInAddress = (): string | null => {
  const asked = new URLSearchParams(location.search).get('q');
  return isQuestion(asked) ? asked : null;
};

/** The question that is open. The address names it: `?q=causal-mask`. */
export function useOpenQuestion(): [string | null, (id: string | null) => void] {
  const [open, setOpen] = useState(questionInAddress);
  useEffect(() => {
    const read = () => setOpen(questionInAddress());
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);
  const show = (id: string | null) => {
    setOpen(id);
    const search = new URLSearchParams(location.search);
    if (id === null) search.delete('q');
    else search.set('q', id);
    const text = search.toString();
    history.replaceState(history.state, '', `${location.pathname}${text && `?${text}`}${location.hash}`);
  };
  return [open, show];
}
