import type { Service, Sources } from './service.ts';

/**
 * Nothing here shows whether messages pass: the app's own protocol is no HTTP, and the web client's (`webpush.wx.qq.com`), which is closed
 * to most accounts, stands in old code alone. `login.wx.qq.com/jslogin` mints a sign-in code on every call (public code).
 */
export const wechat: Service = {
  id: 'wechat',
  name: 'WeChat',
  operator: 'Tencent',
  url: 'https://web.wechat.com/',
  isEndToEndEncrypted: false,
  endpoints: [
    {
      id: 'wechat/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://wx.qq.com/favicon.ico' },
    },
    {
      id: 'wechat/web-abroad',
      serves: 'website',
      probe: { kind: 'http', url: 'https://web.wechat.com/favicon.ico' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; "Should We Chat, Too?", Citizen Lab: to the server only',
  endpoints: {
    'wechat/web': { from: 'unverified: from memory; the mainland name', isUnverified: true },
    'wechat/web-abroad': { from: 'unverified: from memory; the international name', isUnverified: true },
  },
};
