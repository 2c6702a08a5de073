import * as v from 'valibot';
import { Link } from 'wouter';
import { yourData } from '../../pages';
import { useStore } from '../../store/store';
import { percent } from '../words';

const Share = v.number();
const Audit = v.object({
  realNdcg: v.object({ trainedOnTwin: Share, trainedOnReal: Share }),
  ratio: Share,
  nearestOverlap: v.object({ twinToReal: Share, realToReal: Share }),
  equalToAReal: v.number(),
});

/** Where the rows that are open come from, and how like real ones simulated ones are: from the manifest. */
export function Twin() {
  const manifest = useStore((state) => state.dataset?.manifest);
  if (!manifest) return null;
  const audit = v.safeParse(Audit, manifest.audit);
  return (
    <>
      <p>
        The data that is open now calls itself <em>{manifest.title ?? manifest.name}</em>: “
        {manifest.provenance}” It can be <Link href={yourData.path}>data of your own</Link> as well.
      </p>
      {audit.success && <Likeness {...audit.output} />}
    </>
  );
}

function Likeness({ realNdcg, ratio, nearestOverlap, equalToAReal }: v.InferOutput<typeof Audit>) {
  return (
    <p>
      How good a stand-in is it? When it was made, a SASRec that had only ever read simulated players was
      asked about real ones: it reached an NDCG@10 of {realNdcg.trainedOnTwin.toFixed(3)}, which is{' '}
      {percent(ratio)} of the {realNdcg.trainedOnReal.toFixed(3)} of one that had learned from real players.
      And how close does it come to anybody? The real library most like a simulated one shares{' '}
      {percent(nearestOverlap.twinToReal)} of the games of the two, on average; between one real half and the
      other it is {percent(nearestOverlap.realToReal)}.{' '}
      {equalToAReal > 0 &&
        `Of the histories of five games or more, ${equalToAReal} came out equal to a real one, and were drawn again.`}
    </p>
  );
}
