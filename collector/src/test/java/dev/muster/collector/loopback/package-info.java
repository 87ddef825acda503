/**
 * An AWS endpoint on the loopback interface that serves the state of bundles: the wire protocols, paging and errors of the services
 * that the collector reads, with scripted misbehaviour.
 */
@NullMarked
package dev.muster.collector.loopback;

import org.jspecify.annotations.NullMarked;
