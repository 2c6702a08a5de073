import { Dialog } from '../ui/Dialog';
import type { EmbeddedFigure } from './figures';

export default function EmbedDialog({ onClose }: { figures: EmbeddedFigure[]; onClose: () => void }) {
  return (
    <Dialog open title="Embed" onClose={onClose}>
      soon
    </Dialog>
  );
}
