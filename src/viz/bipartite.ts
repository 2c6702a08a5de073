/** Players and the games they have, as two columns with an edge for each entry; what has fallen leaves its edges. */
import { format } from 'd3';
import { drawing } from './drawing';
import { elide, interfaceFont, measurer } from './text';

export type Standing = 'stays' | 'falling' | 'fallen';

export interface BipartiteNode {
  name: string;
  /** Its edges in the whole graph, of which this is a part. */
  degree: number;
  /** `falling`: in the next round. */
  standing: Standing;
}

export interface BipartiteData {
  games: BipartiteNode[];
  players: BipartiteNode[];
  edges: [player: number, game: number][];
}

export interface BipartiteOptions {
  label: string;
}

/** At most four characters, so that it fits a circle: 999, 1.3k. */
const short = (degree: number) => (degree < 1000 ? String(degree) : format('.2s')(degree));

const rowHeight = 30;
const radius = 13;
const gap = 10;

const countOf = (nodes: BipartiteNode[], standing: Standing): number =>
  nodes.filter((node) => node.standing === standing).length;

export function bipartiteSummary({ games, players }: BipartiteData, label: string): string {
  const of = (nodes: BipartiteNode[], name: string) =>
    `of ${nodes.length} ${name}, ${countOf(nodes, 'falling')} fall next and ${countOf(nodes, 'fallen')} have fallen`;
  return `${label}: ${of(games, 'games')}; ${of(players, 'players')}.`;
}

export const bipartite = drawing<BipartiteData, BipartiteOptions>('bipartite', (root, current) => {
  const svg = root.append('svg').attr('role', 'img');
  const edges = svg.append('g');
  const columns = [svg.append('g'), svg.append('g')];
  return {
    render(width) {
      const { data, options } = current;
      const { games, players } = data;
      const measure = measurer(interfaceFont(12));
      const widest = Math.ceil(Math.max(0, ...players.map(({ name }) => measure(name))));
      const right = width - widest - gap - radius;
      const left = Math.min(230, Math.max(96, width * 0.42)) + gap + radius;
      const y = (row: number) => row * rowHeight + rowHeight / 2;
      svg
        .attr('width', width)
        .attr('height', Math.max(games.length, players.length, 1) * rowHeight)
        .attr('aria-label', bipartiteSummary(data, options.label));
      edges
        .selectAll('path')
        .data(data.edges)
        .join('path')
        .attr('class', ([p, g]) => `viz-edge viz-${worse(players[p].standing, games[g].standing)}`)
        .attr('d', ([p, g]) => {
          const bend = (right - left) * 0.45;
          return `M${left} ${y(g)}C${left + bend} ${y(g)} ${right - bend} ${y(p)} ${right} ${y(p)}`;
        });
      [games, players].forEach((nodes, side) => {
        const at = side === 0 ? left : right;
        const rows = columns[side]
          .selectAll<SVGGElement, BipartiteNode>('g')
          .data(nodes)
          .join((enter) => {
            const node = enter.append('g');
            node.append('circle').attr('r', radius);
            node
              .append('text')
              .attr('class', 'viz-number')
              .attr('text-anchor', 'middle')
              .attr('dy', '0.36em');
            node.append('text').attr('class', 'viz-node-name').attr('dy', '0.36em');
            return node;
          })
          .attr('class', ({ standing }) => `viz-node viz-${standing}`)
          .attr('transform', (_, row) => `translate(${at} ${y(row)})`);
        rows
          .select('.viz-number')
          .text(({ degree, standing }) => (standing === 'fallen' ? '' : short(degree)));
        rows
          .select('.viz-node-name')
          .attr('text-anchor', side === 0 ? 'end' : 'start')
          .attr('x', side === 0 ? -radius - gap : radius + gap)
          .text(({ name }) => (side === 0 ? elide(name, left - gap - radius, measure) : name));
      });
    },
  };
});

const order: Standing[] = ['stays', 'falling', 'fallen'];

const worse = (a: Standing, b: Standing): Standing => order[Math.max(order.indexOf(a), order.indexOf(b))];
