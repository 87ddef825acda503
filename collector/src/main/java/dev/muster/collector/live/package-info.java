/** Live collection: answers of the AWS SDK, turned into the bundles that the file source reads. */
@NullMarked
package dev.muster.collector.live;

import org.jspecify.annotations.NullMarked;
