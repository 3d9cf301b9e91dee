import { createApp, h, onMounted, onUnmounted, ref } from 'vue'

const Chat = {
  setup() {
    const socket = watch(new WebSocket(`ws://${location.host}/push`))
    onUnmounted(() => socket.close())
    return () => h('p', 'The chat is on the page.')
  },
}

const App = {
  setup() {
    const shown = ref(true)
    onMounted(() => setTimeout(() => (shown.value = false), 2_000))
    return () => (shown.value ? h(Chat) : h('p', 'The chat is gone.'))
  },
}

createApp(App).mount('#app')
