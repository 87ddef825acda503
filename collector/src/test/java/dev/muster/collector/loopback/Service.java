package dev.muster.collector.loopback;

/** The operations of one AWS service. */
@FunctionalInterface
interface Service {

    Answer answer(Call call);
}
