import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

echarts.use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

const drawn = [];

/** The colour that a token has now. light-dark() is only settled on an element, so one is asked. */
function colour(token) {
  const probe = document.createElement('span');
  probe.style.color = `var(--q-${token})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

const font = () => getComputedStyle(document.body).fontFamily;

const words = () => ({ color: colour('text-2'), fontFamily: font(), fontSize: 12 });
const tip = text => ({ renderMode: 'richText', trigger: 'item', formatter: p => text(p) });
const plain = { animation: false };
const names = (rows, room) => ({
  type: 'category', inverse: true, data: rows.map(r => r.name), axisTick: { show: false }, axisLine: { show: false },
  axisLabel: { ...words(), width: room < 420 ? 120 : 190, overflow: 'truncate', color: colour('text-2') },
});
/** Words at the right end of each row, such as a share. */
const sides = rows => ({
  type: 'category', inverse: true, position: 'right', data: rows.map(r => r.side ?? ''), axisTick: { show: false }, axisLine: { show: false },
  axisLabel: { ...words(), color: (_, i) => colour(rows[i]?.bad ? 'bad' : 'text-2') },
});
const dollars = { type: 'value', min: 0, axisLabel: { show: false }, splitLine: { show: false } };

/** Bars of one measure, one row a step. data: { rows: [ { name, cents, label, tone, side, href } ] } */
function bars({ rows }, room) {
  return {
    ...plain, grid: { left: 4, right: 4, top: 2, bottom: 2, containLabel: true },
    tooltip: tip(p => `${rows[p.dataIndex].name}: ${rows[p.dataIndex].label}`),
    // A bar never fills its row: its label stands behind its end.
    xAxis: { ...dollars, max: v => v.max * (room < 420 ? 2 : 1.25) }, yAxis: [names(rows, room), sides(rows)],
    series: [{
      type: 'bar', barWidth: 16, cursor: 'pointer',
      data: rows.map(r => ({ value: r.cents, itemStyle: { color: colour(r.tone), borderRadius: 2 } })),
      label: { show: true, position: 'right', formatter: p => rows[p.dataIndex].label, ...words(), color: colour('text'), fontWeight: 600 },
    }],
  };
}

/**
 * Bars of several steps, one bar a row; its sum stands behind it and a share at the right end.
 * data: { steps: [ { name, tone, outline } ], rows: [ { name, cents: [], labels: [], urls: [], label, side, bad } ] }
 */
function stacked({ steps, rows }, room) {
  return {
    ...plain, grid: { left: 4, right: 4, top: 2, bottom: 2, containLabel: true },
    tooltip: tip(p => `${rows[p.dataIndex].name}, ${p.seriesName}: ${rows[p.dataIndex].labels[p.seriesIndex]}`),
    xAxis: { ...dollars, max: v => v.max * (room < 420 ? 2 : 1.25) }, yAxis: [names(rows, room), sides(rows)],
    series: [...steps.map((step, i) => ({
      type: 'bar', stack: 'all', name: step.name, barWidth: 17, cursor: 'pointer',
      data: rows.map(r => ({ value: r.cents[i], itemStyle: { color: colour(step.tone), borderColor: step.outline ? colour('a3') : colour('surface'), borderWidth: 1 } })),
    })), {
      // An empty last step carries the sum behind the bar.
      type: 'bar', stack: 'all', silent: true, data: rows.map(() => 0),
      label: { show: true, position: 'right', formatter: p => rows[p.dataIndex].label, ...words(), color: colour('text'), fontWeight: 600 },
    }],
  };
}

const time = rows => ({ type: 'category', data: rows.map(r => r.name), axisTick: { show: false }, axisLabel: { ...words(), fontSize: 11 }, axisLine: { lineStyle: { color: colour('line-2') } } });
const grid = () => ({ lineStyle: { color: colour('grid') } });

/** Columns by month. data: { rows: [ { name, cents, label, full } ] } */
function columns({ rows }) {
  return {
    ...plain, grid: { left: 4, right: 4, top: 22, bottom: 6, containLabel: true }, tooltip: tip(p => rows[p.dataIndex].full),
    xAxis: time(rows), yAxis: { type: 'value', splitNumber: 4, splitLine: grid(), axisLabel: { ...words(), fontSize: 11, formatter: v => v === 0 ? '0' : v % 100000 === 0 ? `$${v / 100000}k` : `$${v / 100}` } },
    series: [{
      type: 'bar', barMaxWidth: 26, data: rows.map(r => ({ value: r.cents, itemStyle: { color: colour('c1'), borderRadius: [2, 2, 0, 0] } })),
      label: { show: true, position: 'top', formatter: p => p.dataIndex === rows.length - 1 ? rows[p.dataIndex].label : '', ...words(), color: colour('text'), fontWeight: 600 },
    }],
  };
}

/** One measure by month with its target. data: { unit, target, rows: [ { name, value, label, full } ] } */
function line({ unit, target, rows }) {
  const aims = target === null ? [] : [{ type: 'line', silent: true, symbol: 'none', data: rows.map(() => target), lineStyle: { color: colour('target'), width: 1.5, type: 'dashed' } }];
  return {
    ...plain, grid: { left: 4, right: 42, top: 12, bottom: 6, containLabel: true }, tooltip: tip(p => rows[p.dataIndex].full),
    xAxis: { ...time(rows), boundaryGap: false },
    yAxis: { type: 'value', splitNumber: 3, scale: true, splitLine: grid(), axisLabel: { ...words(), fontSize: 11, formatter: v => `${v}${unit}` } },
    series: [{
      type: 'line', symbolSize: 5, showAllSymbol: true, data: rows.map(r => r.value), lineStyle: { color: colour('c1'), width: 2 }, itemStyle: { color: colour('c1') },
      label: { show: true, position: 'right', formatter: p => p.dataIndex === rows.length - 1 ? rows[p.dataIndex].label.replace(' days', '') : '', ...words(), color: colour('text'), fontWeight: 600 },
    }, ...aims],
  };
}

const kinds = { bars, stacked, columns, line };

function start(plot) {
  const data = JSON.parse(document.getElementById(plot.dataset.source).textContent);
  const table = document.getElementById(plot.dataset.table);
  const button = document.querySelector(`[data-table-switch="${plot.id}"]`);
  plot.hidden = false;
  table.hidden = true;
  const chart = echarts.init(plot, null, { renderer: 'svg' });
  const draw = () => chart.setOption(kinds[plot.dataset.kind](data, chart.getWidth()), true);
  draw();
  drawn.push({ chart, draw });
  // The same addresses stand in the table, for who cannot click a bar.
  chart.on('click', p => {
    const row = data.rows[p.dataIndex];
    const to = row?.urls?.[p.seriesIndex] ?? row?.href;
    if (to) location.assign(to);
  });
  if (button) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const asTable = table.hidden;
      table.hidden = !asTable;
      plot.hidden = asTable;
      button.setAttribute('aria-pressed', String(asTable));
      if (!asTable) chart.resize();
    });
  }
}

document.querySelectorAll('[data-kind][data-source]').forEach(start);
addEventListener('resize', () => drawn.forEach(({ chart, draw }) => { chart.resize(); draw(); }));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawn.forEach(({ draw }) => draw()));
