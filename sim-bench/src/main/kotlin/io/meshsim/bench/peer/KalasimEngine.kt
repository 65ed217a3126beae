package io.meshsim.bench.peer

import io.meshsim.bench.work.Engine
import io.meshsim.bench.work.Gaps
import io.meshsim.bench.work.Load
import io.meshsim.bench.work.Meter
import io.meshsim.bench.work.Workload
import kotlin.time.Duration.Companion.nanoseconds
import kotlin.time.DurationUnit
import kotlinx.datetime.Instant
import org.kalasim.Component
import org.kalasim.Environment
import org.kalasim.Resource
import org.kalasim.createSimulation

/**
 * kalasim: processes on sequence builders, log and tracking off.
 *
 * A timer is a passive process that is held anew from outside.
 */
class KalasimEngine : Engine {

    private val gaps = Gaps()

    private fun gap() = gaps.arrivalNanos().nanoseconds

    override fun run(load: Load, meter: Meter) {
        createSimulation(
            startDate = Instant.fromEpochMilliseconds(0),
            enableComponentLogger = false,
            tickDurationUnit = DurationUnit.NANOSECONDS,
        ) {
            entityTrackingDefaults.disableAll()
            when (load.workload()) {
                Workload.HOLD -> repeat(load.n()) { id -> hold(id, meter) }
                Workload.MM1 -> arrivals(meter)
                Workload.TIMER -> repeat(load.n()) { id -> source(id, meter) }
                else -> throw IllegalArgumentException("no adversarial work for peers")
            }
            meter.begin()
            run(FOR_EVER_NANOS.nanoseconds)
        }
    }

    private fun hold(id: Int, meter: Meter) =
        object : Component("hold$id") {
            override fun process() = sequence<Component> {
                hold(gap())
                while (true) {
                    if (meter.tick(id)) stopSimulation()
                    hold(gap())
                }
            }
        }

    private fun Environment.arrivals(meter: Meter) {
        val server = Resource("server", 1)
        object : Component("arrivals") {
            override fun process() = sequence<Component> {
                var count = 0L
                while (true) {
                    hold(gap())
                    customer(count++, server, meter)
                }
            }
        }
    }

    private fun Environment.customer(number: Long, server: Resource, meter: Meter) {
        val arrivedAt = now
        object : Component("customer$number") {
            override fun process() = sequence<Component> {
                request(server) { hold(gaps.serviceNanos().nanoseconds) }
                val took = (now - arrivedAt).inWholeNanoseconds
                if (meter.tick(took.toInt())) stopSimulation()
            }
        }
    }

    private fun source(id: Int, meter: Meter) {
        val alarm = object : Component("alarm$id") {
            override fun process() = sequence<Component> {
                while (true) {
                    passivate()
                    meter.rang(id)
                }
            }
        }
        object : Component("source$id") {
            override fun process() = sequence<Component> {
                hold(gap())
                while (true) {
                    if (meter.tick(id)) stopSimulation()
                    alarm.hold(Gaps.TIMER_NANOS.nanoseconds)
                    hold(gap())
                }
            }
        }
    }

    private companion object {
        const val FOR_EVER_NANOS = 1_000_000_000_000_000_000L
    }
}
