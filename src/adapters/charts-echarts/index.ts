import type { Charts } from '../../ports/charts.js';

const ROW = 30;

/** Only the parts that bars need. */
async function load() {
  const [{ init, use }, { BarChart }, { AriaComponent, GridComponent, TitleComponent }, { SVGRenderer }] =
    await Promise.all([
      import('echarts/core'),
      import('echarts/charts'),
      import('echarts/components'),
      import('echarts/renderers'),
    ]);
  use([BarChart, AriaComponent, GridComponent, TitleComponent, SVGRenderer]);
  return init;
}

/** Bars by Apache ECharts, rendered to text. The library is large, so it is loaded with the first chart. */
export const createEcharts = (): Charts => ({
  async bars(title, bars) {
    const init = await load();
    const height = 60 + bars.length * ROW;
    const chart = init(null, null, { renderer: 'svg', ssr: true, width: 640, height });
    try {
      chart.setOption({
        animation: false,
        aria: { enabled: true },
        title: { text: title, textStyle: { fontSize: 15 } },
        grid: { left: 8, right: 48, top: 36, bottom: 8, containLabel: true },
        xAxis: { type: 'value', minInterval: 1 },
        yAxis: { type: 'category', inverse: true, data: bars.map(({ label }) => label) },
        series: [
          {
            type: 'bar',
            data: bars.map(({ value }) => value),
            itemStyle: { color: '#1f5f73' },
            label: { show: true, position: 'right' },
          },
        ],
      });
      return chart.renderToSVGString();
    } finally {
      chart.dispose();
    }
  },
});
