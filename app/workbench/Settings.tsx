import {
  type FaultName,
  type LossName,
  lossNames,
  type ModelName,
  type RunConfig,
} from '../../src/models/config';
import { useStore } from '../store/store';
import { Select, Slider } from '../ui/Field';
import { faultTitles, lossTitles } from './names';
import { useSettings } from './runs';

export interface SettingsProps {
  model: ModelName;
  disabled: boolean;
  /** Everything there is to choose, rather than what a chapter speaks of. */
  all?: boolean;
}

const rates = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2];
const widths = [16, 32, 64, 96, 128];
const lengths = [10, 20, 50, 100];
const batches = [16, 32, 64, 128, 256];
const counts = [1, 4, 16, 64, 256];

/** What can be left out of each model, to see what it is for. */
const partsOf: Record<ModelName, readonly FaultName[]> = {
  gru4rec: ['none', 'no-reset'],
  sasrec: ['none', 'no-causal-mask', 'no-positions', 'no-scale'],
  bert4rec: ['none', 'no-positions', 'no-scale'],
};

const faultEffects: Partial<Record<FaultName, string>> = {
  'no-reset': 'one player’s state leaks into the next: compare the curves',
  'no-causal-mask': 'the loss collapses, and the ranking with it',
  'no-positions': 'the order of the past is gone: swap two games and see',
  'no-scale': 'the softmax starts out steeper: look at the rows of the map',
};

/** What the next run is trained with. Each says where its effect is to be seen. */
export function Settings({ model, disabled, all = false }: SettingsProps) {
  const config = useSettings(model);
  const request = useStore((state) => state.requestConfig);
  const set = <K extends keyof RunConfig>(key: K) => ({
    value: config[key],
    disabled,
    onChange: (value: RunConfig[K]) => request({ [key]: value }),
  });
  const transformer = model !== 'gru4rec';
  return (
    <>
      <Slider
        label="Learning rate"
        values={rates}
        {...set('learningRate')}
        effect="how steeply the loss falls, and whether it breaks"
      />
      <Slider
        label="Dropout"
        min={0}
        max={0.8}
        step={0.1}
        {...set('dropout')}
        format={(value) => value.toFixed(1)}
        effect="the gap between loss and ranking"
      />
      <Select<LossName>
        label="Loss"
        options={lossNames.map((value) => ({ value, label: lossTitles[value] }))}
        {...set('loss')}
        effect="how fast, and how far, the ranking climbs"
      />
      {config.loss !== 'ce' && (
        <Slider
          label="Negatives k"
          values={counts}
          {...set('negatives')}
          effect="how much each step is told about games not chosen"
        />
      )}
      {model === 'bert4rec' && (
        <Slider
          label="Mask rate ρ"
          min={0.1}
          max={0.8}
          step={0.1}
          {...set('maskRate')}
          format={(value) => value.toFixed(1)}
          effect="targets a step, against context for each"
        />
      )}
      {model === 'gru4rec' && (
        <Select<RunConfig['bptt']>
          label="Back-propagation"
          options={[
            { value: 'full', label: 'Through the whole history' },
            { value: 'session-parallel', label: 'One event, session-parallel' },
          ]}
          {...set('bptt')}
          effect="how far back an error is felt; steps in an epoch"
        />
      )}
      {model === 'sasrec' && (
        <Select<RunConfig['norm']>
          label="Normalisation"
          options={[
            { value: 'pre', label: 'Before each layer' },
            { value: 'published', label: 'As published in 2018' },
          ]}
          {...set('norm')}
          effect="the equations of a block, and the curve"
        />
      )}
      <Select<FaultName>
        label="Left out"
        options={partsOf[model].map((value) => ({ value, label: faultTitles[value] }))}
        {...set('fault')}
        effect={faultEffects[config.fault] ?? 'what a part is for: train without it'}
      />
      {all && (
        <>
          <Slider
            label="Width d"
            values={widths}
            {...set('width')}
            effect="columns of every heatmap; parameters"
          />
          {transformer && (
            <Slider
              label="Blocks"
              min={1}
              max={4}
              step={1}
              {...set('blocks')}
              effect="attention maps below each other"
            />
          )}
          {transformer && (
            <Slider
              label="Heads"
              values={[1, 2, 4, 8]}
              {...set('heads')}
              effect="attention maps side by side"
            />
          )}
          <Slider
            label="Longest history L"
            values={lengths}
            {...set('maxLength')}
            effect="how many games are read"
          />
          <Slider label="Batch size" values={batches} {...set('batchSize')} effect="steps in an epoch" />
          <Slider
            label="Epochs"
            values={[1, 2, 5, 10, 20, 40, 60, 90, 120]}
            {...set('epochs')}
            effect="where the run ends"
          />
          <Slider
            label="Seed"
            min={0}
            max={9}
            step={1}
            {...set('seed')}
            effect="all that is random: the same seed gives the same run"
          />
        </>
      )}
    </>
  );
}
