// Figures as lines `name value unit`, like those of the other benches.

export function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function percentile(values, percent) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
}

const rounded = (value) => Number(value.toPrecision(4));

/// Prints the median of the rounds and how far they lie apart; answers the median.
export function figure(name, values, unit, least) {
    const value = median(values);
    const target = least === undefined ? '' : ` (target >= ${least}: ${value >= least ? 'met' : 'missed'})`;
    const [low, high] = [Math.min(...values), Math.max(...values)].map(rounded);
    console.log(`${name} ${rounded(value)} ${unit} [${low} .. ${high}]${target}`);
    return value;
}

/// Tells on stderr what goes on.
export function say(text) {
    process.stderr.write(`==> ${text}\n`);
}
