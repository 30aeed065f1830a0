/** The one class that has to live beside the connector's package-private types. */
@NullMarked
package org.apache.flink.connector.elasticsearch.sink;

import org.jspecify.annotations.NullMarked;
