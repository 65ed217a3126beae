'use strict';

// Names come from manifests and are only ever set as text, never as markup.
const run = JSON.parse(document.getElementById('run').textContent);
const page = document.getElementById('page');

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const child of children) element.append(child);
  return element;
}

function section(title, lead, ...children) {
  const made = make('section', '', make('h2', '', title));
  if (lead) made.append(make('p', 'lead', lead));
  made.append(...children);
  page.append(made);
  return made;
}

// Columns: [heading, kind], where kind is 'number', 'word' or 'code'.
function table(columns, rows) {
  const head = make('tr');
  for (const [name, kind] of columns) head.append(make('th', kind, name));
  const body = make('tbody');
  for (const row of rows) {
    const line = make('tr');
    row.forEach((cell, i) => {
      const kind = columns[i][1];
      line.append(make('td', kind, kind === 'code' ? make('code', '', cell) : cell));
    });
    body.append(line);
  }
  return make('div', 'scroll', make('table', '', make('thead', '', head), body));
}

function scaled(value, units) {
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const places = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return value.toFixed(places) + ' ' + units[unit];
}

const time = nanos => nanos < 0 ? 'never' : scaled(nanos, ['ns', 'µs', 'ms', 's']);
const bytes = count => scaled(count, ['B', 'kB', 'MB', 'GB']);
const count = number => number.toLocaleString('en-US');
const seconds = nanos => (nanos / 1e9).toFixed(3) + ' s';
const service = name => name.replace(/\.svc\.cluster\.local$/, '');

function percent(share) {
  if (share > 0 && share < 0.0001) return '<0.01 %';
  if (share < 1 && share > 0.9999) return '>99.99 %';
  return (share * 100).toFixed(share === 1 ? 0 : 2) + ' %';
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

// Plots read their colours once, so they are drawn again when the scheme changes.
const plots = [];

function plot(draw) {
  plots.push(draw);
  draw();
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  plots.forEach(draw => draw());
});
