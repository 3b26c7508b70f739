import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

echarts.use([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

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

/** Bars of one measure, one row a step, oldest last. data: { rows: [ { name, cents, label, tone } ] } */
function bars(data) {
  const text = { color: colour('text-2'), fontFamily: font(), fontSize: 12 };
  return {
    animation: false,
    grid: { left: 4, right: 116, top: 4, bottom: 4, containLabel: true },
    tooltip: { renderMode: 'richText', trigger: 'item', formatter: p => `${p.name}: ${data.rows[p.dataIndex].label}` },
    xAxis: { type: 'value', min: 0, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category', inverse: true, data: data.rows.map(r => r.name), axisLabel: text,
      axisTick: { show: false }, axisLine: { lineStyle: { color: colour('line-2') } },
    },
    series: [{
      type: 'bar', barWidth: 18, barMinHeight: 0,
      data: data.rows.map(r => ({ value: r.cents, itemStyle: { color: colour(r.tone), borderColor: colour('a3'), borderWidth: r.outline ? 1 : 0, borderRadius: 2 } })),
      label: { show: true, position: 'right', formatter: p => data.rows[p.dataIndex].label, ...text, color: colour('text'), fontWeight: 600 },
    }],
  };
}

/** Bars of several steps, one bar a row. data: { steps: [ { name, tone, outline } ], rows: [ { name, cents: [], labels: [], urls: [], label } ] } */
function stacked(data) {
  const text = { color: colour('text-2'), fontFamily: font(), fontSize: 12 };
  const narrow = innerWidth < 768;
  return {
    animation: false,
    grid: { left: 4, right: narrow ? 8 : 132, top: 4, bottom: 4, containLabel: true },
    tooltip: { renderMode: 'richText', trigger: 'item', formatter: p => `${p.name}, ${p.seriesName}: ${data.rows[p.dataIndex].labels[p.seriesIndex]}` },
    xAxis: { type: 'value', min: 0, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category', inverse: true, data: data.rows.map(r => r.name), axisLabel: { ...text, width: narrow ? 110 : 190, overflow: 'truncate' },
      axisTick: { show: false }, axisLine: { lineStyle: { color: colour('line-2') } },
    },
    series: data.steps.map((step, at) => ({
      name: step.name, type: 'bar', stack: 'all', barWidth: 18,
      data: data.rows.map(r => ({ value: r.cents[at], itemStyle: { color: colour(step.tone), borderColor: step.outline ? colour('a3') : colour('surface'), borderWidth: 1, borderRadius: 2 } })),
      // An amount and share for the bar as a whole, right of its last step.
      label: { show: at === data.steps.length - 1 && !narrow, position: 'right', formatter: p => data.rows[p.dataIndex].label, ...text, color: colour('text'), fontWeight: 600 },
    })),
  };
}

const kinds = { bars, stacked };

function start(plot) {
  const data = JSON.parse(document.getElementById(plot.dataset.source).textContent);
  const table = document.getElementById(plot.dataset.table);
  const button = document.querySelector(`[data-table-switch="${plot.id}"]`);
  plot.hidden = false;
  table.hidden = true;
  const chart = echarts.init(plot, null, { renderer: 'svg' });
  const draw = () => chart.setOption(kinds[plot.dataset.kind](data), true);
  draw();
  drawn.push({ chart, draw });
  chart.on('click', p => {
    const url = data.rows[p.dataIndex].urls?.[p.seriesIndex];
    if (url) location.assign(url);
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
addEventListener('resize', () => drawn.forEach(({ chart }) => chart.resize()));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawn.forEach(({ draw }) => draw()));
