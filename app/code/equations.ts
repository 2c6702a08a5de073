/**
 * The equation of every marked tensor, as TeX. Rendered at build time (`virtual:equations`).
 *
 * A term that is itself a marked tensor says so, so that it can be lit and followed: `result` is the tensor that the
 * equation defines, `operand` one that it is computed from. An operand with several marks stands for whichever of them
 * feeds this op: the first block reads `input`, the next one the `output` of the block before.
 */

const result = (mark: string, tex: string) => `\\htmlData{role=result,mark=${mark}}{${tex}}`;
const operand = (marks: string, tex: string) => `\\htmlData{role=operand,mark=${marks}}{${tex}}`;

const softmax = (mark: string, tex: string, from: string, letter: string) =>
  `${result(mark, tex)} = \\frac{e^{${operand(from, `${letter}_{ij}`)}}}{\\sum_k e^{${letter}_{ik}}}`;

const affine = (index: string, x: string) => `W_{${index}}\\,${x} + b_{${index}}`;

/** Σ over heads is a concatenation: each head mixes the values with its own weights. */
const mixing = `W_O \\big[\\textstyle\\sum_j ${operand('weights', 'w_{ij}')}\\,${operand('value', 'v_j')}\\big]_{\\text{heads}} + b_O`;

/** In the code of 2018 nothing follows the heads. */
const mixingOnly = `\\big[\\textstyle\\sum_j ${operand('weights', 'w_{ij}')}\\,${operand('value', 'v_j')}\\big]_{\\text{heads}}`;

const gate = (mark: string, letter: string) =>
  `${result(mark, `${letter}_t`)} = \\sigma\\big(W_${letter}\\,${operand('embedding', 'x_t')} + b_${letter} + U_${letter}\\,${operand('state', 'h_{t-1}')} + b'_${letter}\\big)`;

const gru4rec = {
  embedding: `${result('embedding', 'x_t')} = E_{[i_t]}`,
  reset: gate('reset', 'r'),
  update: gate('update', 'z'),
  candidate: `${result('candidate', 'n_t')} = \\tanh\\big(W_n\\,${operand('embedding', 'x_t')} + b_n + ${operand('reset', 'r_t')} \\odot (U_n\\,${operand('state', 'h_{t-1}')} + b'_n)\\big)`,
  state: `${result('state', 'h_t')} = (1 - ${operand('update', 'z_t')}) \\odot ${operand('candidate', 'n_t')} + ${operand('update', 'z_t')} \\odot ${operand('state', 'h_{t-1}')}`,
  hidden: `${result('hidden', 'H')} = \\big[\\,${operand('state', 'h_1')};\\; ${operand('state', 'h_2')};\\; \\dots;\\; ${operand('state', 'h_n')}\\,\\big]`,
  scores: `${result('scores', 'y_{tj}')} = ${operand('hidden', 'h_t')} \\cdot E_j`,
  probability: `${result('probability', 'p_{tj}')} = \\frac{e^{${operand('scores', 'y_{tj}')}}}{\\sum_k e^{y_{tk}}}`,
};

/** `context` is what keys and values are made from; `asked` what queries are made from. */
const attention = (asked: string, context: string) => ({
  query: `${result('query', 'q_i')} = ${affine('Q', asked)}`,
  key: `${result('key', 'k_j')} = ${affine('K', context)}`,
  value: `${result('value', 'v_j')} = ${affine('V', context)}`,
  affinity: `${result('affinity', 'a_{ij}')} = \\frac{${operand('query', 'q_i')} \\cdot ${operand('key', 'k_j')}}{\\sqrt{d_h}}`,
  weights: softmax('weights', 'w_{ij}', 'masked', '\\tilde a'),
  mixed: `${result('mixed', 'm_i')} = ${mixing}`,
});

const stream = operand('input output', 's_i');
const normed = operand('normed', 'u_i');

const sasrec = {
  token: `${result('token', 'e_i')} = \\sqrt d\\; E_{[x_i]}`,
  position: `${result('position', 'p_i')} = P_i`,
  input: `${result('input', 's_i')} = ${operand('token', 'e_i')} + ${operand('position', 'p_i')}`,
  normed: `${result('normed', 'u_i')} = \\mathrm{LN}(${stream})`,
  ...attention(normed, operand('normed', 'u_j')),
  masked: `${result('masked', '\\tilde a_{ij}')} = \\begin{cases} ${operand('affinity', 'a_{ij}')} & j \\le i \\\\ -\\infty & j > i \\end{cases}`,
  attended: `${result('attended', 'c_i')} = ${stream} + ${operand('mixed', 'm_i')}`,
  renormed: `${result('renormed', "u'_i")} = \\mathrm{LN}(${operand('attended', 'c_i')})`,
  inner: `${result('inner', 'f_i')} = \\mathrm{ReLU}(${affine('1', operand('renormed', "u'_i"))})`,
  output: `${result('output', "s'_i")} = ${operand('attended', 'c_i')} + ${affine('2', operand('inner', 'f_i'))}`,
  hidden: `${result('hidden', 'h_i')} = \\mathrm{LN}(${operand('output', 's_i')})`,
  scores: `${result('scores', 'y_{ij}')} = ${operand('hidden', 'h_i')} \\cdot E_j`,
  probability: softmax('probability', 'p_{ij}', 'scores', 'y'),
};

/** The block as published in 2018: keys and values see what was not normalised, the residual what was. */
const sasrecPublished = {
  ...sasrec,
  ...attention(normed, operand('input output', 's_j')),
  mixed: `${result('mixed', 'm_i')} = ${mixingOnly}`,
  attended: `${result('attended', 'c_i')} = ${normed} + ${operand('mixed', 'm_i')}`,
  output: `${result('output', "s'_i")} = ${operand('renormed', "u'_i")} + ${affine('2', operand('inner', 'f_i'))}`,
};

const bert4rec = {
  token: `${result('token', 'e_i')} = E_{[x_i]}`,
  position: `${result('position', 'p_i')} = P_i`,
  input: `${result('input', 's_i')} = \\mathrm{LN}(${operand('token', 'e_i')} + ${operand('position', 'p_i')})`,
  ...attention(stream, operand('input output', 's_j')),
  masked: `${result('masked', '\\tilde a_{ij}')} = ${operand('affinity', 'a_{ij}')} \\quad\\text{(every } j\\text{)}`,
  attended: `${result('attended', 'c_i')} = \\mathrm{LN}(${stream} + ${operand('mixed', 'm_i')})`,
  inner: `${result('inner', 'f_i')} = \\mathrm{GELU}(${affine('1', operand('attended', 'c_i'))})`,
  output: `${result('output', "s'_i")} = \\mathrm{LN}\\big(${operand('attended', 'c_i')} + ${affine('2', operand('inner', 'f_i'))}\\big)`,
  hidden: `${result('hidden', 'h_i')} = ${operand('output', 's_i')} \\quad\\text{where } x_i = \\texttt{[MASK]}`,
  head: `${result('head', 'g_i')} = \\mathrm{LN}\\big(\\mathrm{GELU}(${affine('h', operand('hidden', 'h_i'))})\\big)`,
  scores: `${result('scores', 'y_{ij}')} = ${operand('head', 'g_i')} \\cdot E_j + b_j`,
  probability: softmax('probability', 'p_{ij}', 'scores', 'y'),
};

/** Model (or variant) → mark → TeX. */
export const equations = { gru4rec, sasrec, 'sasrec-published': sasrecPublished, bert4rec };
